package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/**
 * Somebody wants an account.
 *
 * @param password        12..128 characters; PasswordRules has the rest
 * @param confirmPassword the same again
 * @param termsAccepted   must be true
 */
public record RegisterRequest(
        @NotNull(message = "Is required.") @EmailAddress String email,
        @NotNull(message = "Is required.") @PersonName String firstName,
        @NotNull(message = "Is required.") @PersonName String lastName,
        @NotNull(message = "Is required.") String password,
        @NotNull(message = "Is required.") String confirmPassword,

        @NotNull(message = "Is required.") @AssertTrue(message = "The terms must be accepted.")
        Boolean termsAccepted) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
