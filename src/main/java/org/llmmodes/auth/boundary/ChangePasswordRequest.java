package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;

/**
 * Somebody wants another password.
 *
 * @param newPassword     12..128 characters; PasswordRules has the rest
 * @param confirmPassword the same again
 */
public record ChangePasswordRequest(
        @NotNull(message = "Is required.") @PasswordGuess String currentPassword,
        @NotNull(message = "Is required.") String newPassword,
        @NotNull(message = "Is required.") String confirmPassword) {

    /** Never shows the passwords. */
    @Override
    public String toString() {
        return "ChangePasswordRequest";
    }
}
