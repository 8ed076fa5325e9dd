package org.llmmodes.admin.boundary;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.llmmodes.platform.json.Characters;
import org.llmmodes.platform.json.Visible;

/**
 * Why somebody's chats must be read; white space around it does not count, and a reason that nobody can see is none.
 *
 * @param reason 10..500 characters; the user reads it
 */
public record ChatAccessRequest(
        @NotBlank(message = "Must say why.")
        @Size(min = 10, message = "Must have 10 to 500 characters.")
        @Characters(max = 500, message = "Must have 10 to 500 characters.")
        String reason) {

    public ChatAccessRequest {
        if (reason != null) {
            reason = Visible.orEmpty(reason.strip());
        }
    }
}
