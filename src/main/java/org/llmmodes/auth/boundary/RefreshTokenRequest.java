package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A refresh token, to be traded or to be ended.
 *
 * @param refreshToken as it was given out, at most 4,096 characters: what is too long for one of ours, such as an access token, is an unknown one
 */
public record RefreshTokenRequest(
        @NotNull(message = "Is required.") @Size(min = 1, max = 4096, message = "Must have 1 to 4096 characters.")
        String refreshToken) {

    /** Never shows the token. */
    @Override
    public String toString() {
        return "RefreshTokenRequest";
    }
}
