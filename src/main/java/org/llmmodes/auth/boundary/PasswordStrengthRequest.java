package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import org.llmmodes.platform.json.Characters;

/**
 * Somebody thinks about a password.
 *
 * @param password at most 512 characters; of those beyond the 128th only their number is looked at
 */
public record PasswordStrengthRequest(
        @NotNull(message = "Is required.") @Characters(max = 512, message = "Must have at most 512 characters.")
        String password) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "PasswordStrengthRequest";
    }
}
