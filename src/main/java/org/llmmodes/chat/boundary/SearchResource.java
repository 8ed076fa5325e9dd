package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.SearchService;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Finds what was said, and chats by their titles. */
@Path("chats/search")
@RequestScoped
@RolesAllowed("user")
public class SearchResource {

    private static final int MAX_LENGTH = 200;

    @Inject
    private CurrentCaller caller;

    @Inject
    private SearchService search;

    /**
     * A place where the text was found.
     *
     * @param message null where it is the chat's title
     * @param snippet plain text around the place, at most 200 characters
     */
    record HitResponse(ChatResponse chat, @Nullable MessageResponse message, String snippet) {

        static HitResponse of(SearchService.Hit hit) {
            var message = hit.message();
            return new HitResponse(
                    ChatResponse.of(hit.chat()), message == null ? null : MessageResponse.of(message), hit.snippet());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response search(
            @QueryParam("q") @Nullable String q,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var page = Page.of(limit, offset);
        var found = search.search(caller.require().userId(), check(q), page);
        return page.answer(found.items().stream().map(HitResponse::of).toList(), found.total(), uri);
    }

    private static String check(@Nullable String q) {
        if (q == null || q.isBlank()) {
            throw ProblemException.invalid("q", "Must say what to look for.", q == null ? "required" : "blank");
        }
        if (q.codePointCount(0, q.length()) > MAX_LENGTH) {
            throw ProblemException.invalid("q", "Must be at most 200 characters.", "too_long");
        }
        if (q.indexOf('\0') >= 0) {
            throw ProblemException.invalid("q", "Must not contain U+0000.", "invalid_characters");
        }
        return q;
    }
}
