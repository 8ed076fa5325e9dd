package org.llmmodes.auth.control;

import java.time.Duration;
import java.util.List;

/** How an attempt to sign in ended. */
public sealed interface LoginOutcome {

    /** What {@code mfa_code} may hold. */
    List<String> MFA_METHODS = List.of("totp", "backup_code");

    /**
     * The tokens of a new session.
     *
     * @param deviceCookie what the client should keep as {@code device}
     */
    record SignedIn(TokenPair tokens, String deviceCookie) implements LoginOutcome {}

    /** Address and password do not belong together; the same answer whether the address is known. */
    record WrongCredentials() implements LoginOutcome {}

    /** The password was right, and the account wants a code too; nothing was counted and nothing taken back. */
    record MfaRequired() implements LoginOutcome {}

    /** The password was right, the code was not; counted like a wrong password. */
    record WrongCode() implements LoginOutcome {}

    /** Too many failures. */
    record Locked(Duration remaining) implements LoginOutcome {}

    /** The password was right, but the account may not sign in. */
    record Refused(String reason) implements LoginOutcome {}
}
