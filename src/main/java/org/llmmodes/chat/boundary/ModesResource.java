package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.web.Page;

/** The modes that a chat may be opened in, so that a client need not know them beforehand. */
@Path("chats/modes")
@RequestScoped
@RolesAllowed("user")
public class ModesResource {

    @Inject
    private Modes modes;

    /** @param settings the defaults, as {@code chats/settings/{mode}} gives them to who has set none */
    record ModeResponse(String name, JsonNode settings) {

        static ModeResponse of(Mode mode) {
            return new ModeResponse(mode.name(), mode.defaultSettings());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response list(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("offset") @Nullable String offset,
            @Context UriInfo uri) {
        var all = modes.names().stream()
                .flatMap(name -> modes.find(name).stream())
                .map(ModeResponse::of)
                .toList();
        return Page.of(limit, offset).answerPartOf(all, uri);
    }
}
