package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditEvents;
import org.llmmodes.audit.AuditQuery;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.audit.AuditVerification;
import org.llmmodes.audit.AuditVerification.Anchor;
import org.llmmodes.audit.RecordedEvent;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** What happened. */
@Path("admin/audit-events")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int PIECE = 500;

    @Inject
    private CurrentCaller caller;

    @Inject
    private AuditEvents events;

    @Inject
    private AuditTrail audit;

    @Inject
    private AuditVerification verification;

    /** A kind of event, and what it means. */
    public record TypeResponse(String type, String explanation) {}

    @GET
    public Response list(
            @BeanParam AuditParameters parameters,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = events.find(parameters.read(), page);
        return page.answer(found.events(), found.total(), uri);
    }

    @GET
    @Path("types")
    public List<TypeResponse> types() {
        return Arrays.stream(AuditType.values())
                .map(type -> new TypeResponse(type.wireName(), type.explanation()))
                .toList();
    }

    @GET
    @Path("export")
    public Response export(@BeanParam AuditParameters parameters, @QueryParam("format") @Nullable String format) {
        var wanted = AuditFormat.of(format);
        var query = parameters.read();
        var who = caller.require();
        audit.record(AuditEntry.of(AuditType.AUDIT_EXPORTED)
                .by(who.userId(), who.email())
                .with("format", wanted.ending()));
        StreamingOutput body = out -> {
            out.write(wanted.head());
            for (var piece = events.list(query, new Page(PIECE, 0)); !piece.isEmpty(); piece = next(query, piece)) {
                for (var event : piece) {
                    out.write(wanted.line(event));
                }
            }
        };
        return Response.ok(body, wanted.mediaType())
                .header("Content-Disposition", "attachment; filename=\"audit-events." + wanted.ending() + "\"")
                .build();
    }

    /** By id and not by offset: what is recorded meanwhile shifts nothing, and the last piece costs no more than the first. */
    private List<RecordedEvent> next(AuditQuery query, List<RecordedEvent> piece) {
        return events.list(query.before(piece.get(piece.size() - 1).id()), new Page(PIECE, 0));
    }

    @GET
    @Path("verify")
    public AuditVerification.Result verify(
            @QueryParam("position") @Nullable String position, @QueryParam("seal") @Nullable String seal) {
        var result = verification.verify(anchor(position, seal));
        var who = caller.require();
        var entry = AuditEntry.of(AuditType.AUDIT_VERIFIED)
                .by(who.userId(), who.email())
                .with("checked", Long.toString(result.checked()));
        audit.record(result.valid() ? entry : entry.inVain());
        return result;
    }

    private static @Nullable Anchor anchor(@Nullable String position, @Nullable String seal) {
        if (position == null && seal == null) {
            return null;
        }
        if (position == null || !position.matches("[1-9]\\d{0,17}")) {
            throw ProblemException.invalid("position", "Must be the position that goes with the seal.", "wrong_type");
        }
        if (seal == null || !seal.matches("[A-Za-z0-9_-]{43}")) {
            throw ProblemException.invalid("seal", "Must be a seal as it stands in the log.", "wrong_type");
        }
        return new Anchor(Long.parseLong(position), seal);
    }
}
