package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.TreeMap;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.auth.SignInLock;
import org.llmmodes.auth.SignInLocks;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;
import org.llmmodes.ratelimit.LimitedClient;
import org.llmmodes.ratelimit.RateLimits;

/** Who has to wait: clients that used up a share, and sign-ins that failures have locked. */
@Path("admin/rate-limits")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class RateLimitResource {

    private static final String ID = "{id: [A-Za-z0-9_-]{1,500}}";

    @Inject
    private CurrentCaller caller;

    @Inject
    private RateLimits limits;

    @Inject
    private SignInLocks signIns;

    @Inject
    private AuditTrail audit;

    @Inject
    private Settings settings;

    /** So many requests in so many seconds. */
    public record RuleResponse(String name, int requests, long seconds) {}

    /**
     * The limits and whom they hold up.
     *
     * @param limited clients that this node has refused
     * @param locks   locked sign-ins of the whole installation, at most a hundred
     */
    public record RateLimitsResponse(
            boolean enabled, List<RuleResponse> rules, List<LimitedClient> limited, List<SignInLock> locks) {}

    @GET
    public RateLimitsResponse read() {
        var rules = new TreeMap<>(settings.rateLimits().rules())
                .entrySet().stream()
                        .map(rule -> new RuleResponse(
                                rule.getKey(),
                                rule.getValue().requests(),
                                rule.getValue().period().toSeconds()))
                        .toList();
        return new RateLimitsResponse(
                settings.rateLimits().enabled(), rules, limits.limited(), signIns.locks(new Page(Page.MAX_LIMIT, 0)));
    }

    @DELETE
    @Path("limited/" + ID)
    public Response release(@PathParam("id") String id) {
        var released = limits.release(id).orElseThrow(() -> ProblemException.notFound("Limited client"));
        var who = caller.require();
        audit.record(AuditEntry.of(AuditType.RATE_LIMIT_RELEASED)
                .by(who.userId(), who.email())
                .with("rule", released.rule())
                .with("client", released.client()));
        return Response.noContent().build();
    }

    @DELETE
    @Path("locks/" + ID)
    public Response unlock(@PathParam("id") String id) {
        signIns.release(caller.require(), id);
        return Response.noContent().build();
    }
}
