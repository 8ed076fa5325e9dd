package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.modes.EngineStatus;
import org.llmmodes.modes.Modes;
import org.llmmodes.modes.provider.AiState;
import org.llmmodes.modes.provider.UsageSum;
import org.llmmodes.modes.provider.UserUsage;
import org.llmmodes.platform.config.Settings;

/** Who answers, within which bounds, how the way to the provider is, and what it was used for. */
@Path("admin/ai")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AiResource {

    private static final Duration SHOWN = Duration.ofDays(30);

    @Inject
    private Modes modes;

    @Inject
    private Settings settings;

    @Inject
    private AiState state;

    @Inject
    private CurrentCaller caller;

    @Inject
    private AuditTrail audit;

    /**
     * The AI as it is set up.
     *
     * @param provider           embedded, or who is asked over the network
     * @param model              null: the provider's usual one
     * @param timeoutSeconds     how long a reply may take
     * @param maxConcurrent      replies at once on a node
     * @param maxConcurrentPerUser replies of the provider at once for one user on a node
     * @param dailyTokensPerUser null: no limit
     * @param breaker            before the provider, on the node that answers: closed, open or half_open
     * @param running            calls to the provider under way on that node
     * @param usage              of the provider in the last 30 days
     * @param usersToday         who has taken most today (UTC)
     */
    public record AiResponse(
            String provider,
            @Nullable String model,
            @Nullable String visionModel,
            long timeoutSeconds,
            int maxConcurrent,
            int maxConcurrentPerUser,
            @Nullable Long dailyTokensPerUser,
            List<EngineStatus> engines,
            String breaker,
            int running,
            List<UsageSum> usage,
            List<UserUsage> usersToday) {}

    @GET
    public AiResponse read() {
        var ai = settings.ai();
        return new AiResponse(
                ai.provider(),
                ai.model(),
                ai.visionModel(),
                ai.timeout().toSeconds(),
                ai.maxConcurrent(),
                ai.maxPerUser(),
                ai.dailyTokensPerUser(),
                modes.engines(),
                state.breaker().name().toLowerCase(Locale.ROOT),
                state.running(),
                state.usage(SHOWN),
                state.usersToday());
    }

    /** Asks the provider for one word, on the account of the administrator. */
    @POST
    @Path("test")
    public AiState.Test test() throws InterruptedException {
        var who = caller.require();
        var test = state.test(who.userId());
        var entry = AuditEntry.of(AuditType.AI_TESTED)
                .by(who.userId(), who.email())
                .with("provider", settings.ai().provider());
        audit.record(test.passed() ? entry : entry.inVain());
        return test;
    }
}
