package org.llmmodes.auth.control;

import org.jspecify.annotations.Nullable;

/**
 * Somebody tries to sign in.
 *
 * @param email        as typed
 * @param password     as typed, at most 128 characters
 * @param mfaCode      a code of the second factor as typed; null when none was sent
 * @param remember     whether the session should last longer
 * @param deviceCookie what the client sent as {@code device}; null when nothing
 * @param ipAddress    where from
 * @param userAgent    with what, at most 400 UTF-16 units; null when the client does not say
 */
public record LoginAttempt(
        String email,
        String password,
        @Nullable String mfaCode,
        boolean remember,
        @Nullable String deviceCookie,
        String ipAddress,
        @Nullable String userAgent) {

    /** Never shows the password. */
    @Override
    public String toString() {
        return "LoginAttempt from " + ipAddress;
    }
}
