package org.llmmodes.auth.control;

import java.time.Duration;

/** How an attempt to sign in ended. */
public sealed interface LoginOutcome {

    /**
     * The tokens of a new session.
     *
     * @param deviceCookie what the client should keep as {@code device}
     */
    record SignedIn(TokenPair tokens, String deviceCookie) implements LoginOutcome {}

    /** Address and password do not belong together; the same answer whether the address is known. */
    record WrongCredentials() implements LoginOutcome {}

    /** Too many failures. */
    record Locked(Duration remaining) implements LoginOutcome {}

    /** The password was right, but the account may not sign in. */
    record Refused(String reason) implements LoginOutcome {}
}
