package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Somebody shows that the authenticator works. */
public record MfaCodeRequest(
        @NotNull(message = "Is required.") @Size(min = 1, max = 64, message = "Must have 1 to 64 characters.")
        String code) {

    /** Never shows the code. */
    @Override
    public String toString() {
        return "MfaCodeRequest";
    }
}
