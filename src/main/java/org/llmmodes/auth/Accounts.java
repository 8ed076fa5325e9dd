package org.llmmodes.auth;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/**
 * What administrators may do with accounts. Every act is one transaction and an event of the audit trail; whoever is not there is a 404
 * problem. An act that would leave no active administrator is refused.
 */
public interface Accounts {

    /**
     * Changes what is not null. Who is deactivated or has other roles than before has to sign in, or refresh, again.
     *
     * @param ifMatch the entity tag that the change starts from; null: whatever it is
     * @throws ProblemException 412 when the account has moved on, 400 when it is the last active administrator's
     */
    Account change(Caller admin, long userId, AccountChange change, @Nullable String ifMatch);

    /** Lifts every lock of the account's sign-in. */
    Account unlock(Caller admin, long userId);

    /** Makes the password unusable, ends all sessions and mails a link to choose another. */
    Account requirePasswordReset(Caller admin, long userId);

    Account revokeSessions(Caller admin, long userId);

    /** Takes the second factor off, for somebody who has lost it. */
    Account disableMfa(Caller admin, long userId);

    /** Deletes the account with everything that belongs to it. */
    void delete(Caller admin, long userId, @Nullable String ifMatch);

    void revokeSession(Caller admin, long userId, long sessionId);
}
