package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A token from a letter.
 *
 * @param token as it stands in the link, at most 512 characters
 */
public record MailTokenRequest(
        @NotNull(message = "Is required.") @Size(min = 1, max = 512, message = "Must have 1 to 512 characters.")
        String token) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "MailTokenRequest";
    }
}
