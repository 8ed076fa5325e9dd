package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to sign in.
 *
 * @param password   at most 128 characters, since no longer one can be anybody's
 * @param rememberMe whether the session should last REMEMBER_ME_DAYS; absent means no
 * @param mfaCode    the second factor's code; looked at only where the account has one
 */
public record LoginRequest(
        @NotNull(message = "Is required.") @EmailAddress String email,

        @NotNull(message = "Is required.") @PasswordGuess String password,

        @Nullable Boolean rememberMe,

        @Size(max = 64, message = "Must have at most 64 characters.") @Nullable
        String mfaCode) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "LoginRequest";
    }
}
