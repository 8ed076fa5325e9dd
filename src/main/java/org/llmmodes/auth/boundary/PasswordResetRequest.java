package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A new password for an account whose mail somebody reads.
 *
 * @param token       from the letter
 * @param newPassword 12..128 characters; PasswordRules has the rest
 */
public record PasswordResetRequest(
        @NotNull(message = "Is required.") @Size(min = 1, max = 512, message = "Must have 1 to 512 characters.")
        String token,

        @NotNull(message = "Is required.") String newPassword) {

    /** Never shows token or password. */
    @Override
    public String toString() {
        return "PasswordResetRequest";
    }
}
