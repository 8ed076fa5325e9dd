package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;

/** Somebody wants the account and all that belongs to it gone. */
public record DeleteAccountRequest(
        @NotNull(message = "Is required.") @PasswordGuess String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "DeleteAccountRequest";
    }
}
