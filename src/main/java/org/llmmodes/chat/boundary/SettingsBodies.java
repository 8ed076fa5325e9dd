package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.llmmodes.chat.control.SettingsService;

/** Mode settings on the wire. */
final class SettingsBodies {

    private SettingsBodies() {}

    /**
     * First settings for a mode.
     *
     * @param settings what differs from the defaults
     */
    record Create(@NotBlank String mode, @NotNull ObjectNode settings) {}

    /** @param settings what is to change; the rest stays */
    record Change(@NotNull ObjectNode settings) {}

    /**
     * Settings in force.
     *
     * @param id 0 where they are the defaults
     */
    record InForce(long id, long userId, String mode, ObjectNode settings, Instant createdAt, Instant updatedAt) {

        static InForce of(long userId, String mode, SettingsService.InForce found) {
            return new InForce(found.id(), userId, mode, found.settings(), found.createdAt(), found.updatedAt());
        }
    }
}
