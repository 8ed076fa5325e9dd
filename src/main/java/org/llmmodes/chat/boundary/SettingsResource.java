package org.llmmodes.chat.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.chat.control.SettingsService;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Locations;

/** The caller's settings for each mode. */
@Path("chats/settings")
@RequestScoped
@RolesAllowed("user")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SettingsResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private SettingsService settings;

    @Inject
    private Modes modes;

    @POST
    public Response create(SettingsBodies.Create request) {
        var mode = modes.require("mode", request.mode());
        var created = settings.create(caller.require().userId(), mode, request.settings());
        return answer(Locations.created("/api/chats/settings/" + mode.name()), mode, created);
    }

    @GET
    @Path("{mode}")
    public Response inForce(@PathParam("mode") String name) {
        var mode = requireMode(name);
        return answer(Response.ok(), mode, settings.inForce(caller.require().userId(), mode));
    }

    @PUT
    @Path("{mode}")
    public Response change(
            @PathParam("mode") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            SettingsBodies.Change request) {
        var mode = requireMode(name);
        return answer(Response.ok(), mode, settings.set(caller.require().userId(), mode, request.settings(), ifMatch));
    }

    private Mode requireMode(String name) {
        return modes.find(name).orElseThrow(() -> ProblemException.notFound("Mode"));
    }

    private Response answer(Response.ResponseBuilder response, Mode mode, SettingsService.InForce found) {
        return response.entity(SettingsBodies.InForce.of(caller.require().userId(), mode.name(), found))
                .header("ETag", ETags.of(found.version()))
                .build();
    }
}
