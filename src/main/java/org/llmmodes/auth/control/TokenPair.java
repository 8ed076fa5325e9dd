package org.llmmodes.auth.control;

/**
 * What a client works with.
 *
 * @param accessToken  for the Authorization header
 * @param refreshToken for the next pair
 * @param expiresIn    seconds that the access token is good for
 */
public record TokenPair(String accessToken, String refreshToken, long expiresIn) {

    /** Never shows the tokens. */
    @Override
    public String toString() {
        return "TokenPair";
    }
}
