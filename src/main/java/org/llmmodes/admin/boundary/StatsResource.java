package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.control.Statistics;

/** How the installation is doing, in numbers. */
@Path("admin/stats")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class StatsResource {

    @Inject
    private Statistics statistics;

    @GET
    public Statistics.Report read(@QueryParam("window") @Nullable String window) {
        return statistics.of(StatsWindow.of(window));
    }
}
