package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Somebody with the link of the first start wants to be its administrator.
 *
 * @param token           of the link
 * @param password        12..128 characters; PasswordRules has the rest
 * @param confirmPassword the same again
 */
public record BootstrapRequest(
        @NotNull(message = "Is required.") @Size(min = 1, max = 100, message = "Must have 1 to 100 characters.")
        String token,

        @NotNull(message = "Is required.") @EmailAddress String email,
        @NotNull(message = "Is required.") @PersonName String firstName,
        @NotNull(message = "Is required.") @PersonName String lastName,
        @NotNull(message = "Is required.") String password,
        @NotNull(message = "Is required.") String confirmPassword) {

    /** Never shows token and password. */
    @Override
    public String toString() {
        return "BootstrapRequest";
    }
}
