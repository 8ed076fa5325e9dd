package org.llmmodes.admin.boundary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineStatus;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.config.Settings;

/** Who answers, and within which bounds. */
@Path("admin/ai")
@RequestScoped
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class AiResource {

    @Inject
    private Modes modes;

    @Inject
    private Settings settings;

    /**
     * The AI as it is set up.
     *
     * @param provider           embedded, or who is asked over the network
     * @param model              null: the provider's usual one
     * @param timeoutSeconds     how long a reply may take
     * @param maxConcurrent      replies at once on a node
     * @param dailyTokensPerUser null: no limit
     */
    public record AiResponse(
            String provider,
            @Nullable String model,
            @Nullable String visionModel,
            long timeoutSeconds,
            int maxConcurrent,
            @Nullable Long dailyTokensPerUser,
            List<EngineStatus> engines) {}

    @GET
    public AiResponse read() {
        var ai = settings.ai();
        return new AiResponse(
                ai.provider(),
                ai.model(),
                ai.visionModel(),
                ai.timeout().toSeconds(),
                ai.maxConcurrent(),
                ai.dailyTokensPerUser(),
                modes.engines());
    }
}
