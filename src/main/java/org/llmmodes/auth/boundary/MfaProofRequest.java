package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Somebody proves to be the owner, by both factors. */
public record MfaProofRequest(
        @NotNull(message = "Is required.") @PasswordGuess String password,

        @NotNull(message = "Is required.") @Size(min = 1, max = 64, message = "Must have 1 to 64 characters.")
        String code) {

    /** Never shows password and code. */
    @Override
    public String toString() {
        return "MfaProofRequest";
    }
}
