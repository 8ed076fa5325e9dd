package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants the account and all that belongs to it gone.
 *
 * @param mfaCode needed only where the account has a second factor
 */
public record DeleteAccountRequest(
        @NotNull(message = "Is required.") @PasswordGuess String password,

        @Size(max = 64, message = "Must have at most 64 characters.") @Nullable
        String mfaCode) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DeleteAccountRequest";
    }
}
