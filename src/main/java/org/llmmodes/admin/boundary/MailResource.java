package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.control.LetterRetryService;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.mail.LetterStatus;
import org.llmmodes.mail.MailService;
import org.llmmodes.mail.StoredLetter;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.platform.web.Page;

/** The outbox; nobody reads what stands in a letter. */
@Path("admin/mail")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class MailResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private MailService mail;

    @Inject
    private LetterRetryService retries;

    /**
     * A letter without its words.
     *
     * @param status        pending, sent or failed
     * @param nextAttemptAt null where none is to come
     * @param lastError     why the last attempt failed; null where none did
     * @param sentAt        null where it was not
     */
    public record LetterResponse(
            long id,
            String kind,
            String to,
            String status,
            int attempts,
            @Nullable Instant nextAttemptAt,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant sentAt) {

        static LetterResponse of(StoredLetter letter) {
            return new LetterResponse(
                    letter.id(),
                    letter.kind().name().toLowerCase(Locale.ROOT),
                    letter.to(),
                    letter.status().wireName(),
                    letter.attempts(),
                    letter.nextAttemptAt(),
                    letter.lastError(),
                    letter.createdAt(),
                    letter.sentAt());
        }
    }

    @GET
    public Response list(
            @QueryParam("status") @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var wanted = status(status);
        var counts = mail.counts();
        var total = wanted == null
                ? counts.values().stream().mapToLong(Long::longValue).sum()
                : counts.getOrDefault(wanted, 0L);
        var letters = mail.list(wanted, page.limit(), page.offset()).stream()
                .map(LetterResponse::of)
                .toList();
        return page.answer(letters, total, uri);
    }

    @POST
    @Path("{id: \\d{1,18}}/retry")
    public MessageResponse retry(@PathParam("id") long id) {
        switch (retries.retry(caller.require(), id)) {
            case UNKNOWN -> throw ProblemException.notFound("Letter");
            case NOT_WAITING ->
                throw new ProblemException(
                        ProblemType.CONFLICT, "The letter was sent already, or is being sent right now.");
            case QUEUED -> {}
        }
        return new MessageResponse("The letter is tried again now.");
    }

    private static @Nullable LetterStatus status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(LetterStatus.values())
                .filter(status -> status.wireName().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("status", "Must be pending, sent or failed.", "unknown_status"));
    }
}
