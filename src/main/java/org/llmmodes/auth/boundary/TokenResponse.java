package org.llmmodes.auth.boundary;

import org.llmmodes.auth.control.TokenPair;

/**
 * The tokens of a session.
 *
 * @param tokenType always {@code bearer}
 * @param expiresIn seconds that the access token is good for
 */
public record TokenResponse(String accessToken, String refreshToken, String tokenType, long expiresIn) {

    static TokenResponse of(TokenPair tokens) {
        return new TokenResponse(tokens.accessToken(), tokens.refreshToken(), "bearer", tokens.expiresIn());
    }

    /** Never shows the tokens. */
    @Override
    public String toString() {
        return "TokenResponse";
    }
}
