package org.llmmodes.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/**
 * What administrators may do with accounts. Every act is one transaction and an event of the audit trail; whoever is not there is a 404
 * problem. An act that would leave no active administrator is refused.
 */
public interface Accounts {

    /** A part of a list, and how many there are in all. */
    record Found(List<Account> accounts, long total) {}

    Found list(AccountQuery query, Page page);

    Account require(long userId);

    /** The same, and until the transaction ends nobody changes or deletes the account. */
    Account requireForUpdate(long userId);

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

    /** A part of the live sessions, and how many there are in all. */
    record FoundSessions(List<AccountSession> sessions, long total) {}

    /** The live sessions, the latest used first. */
    FoundSessions sessions(long userId, Page page);

    void revokeSession(Caller admin, long userId, long sessionId);

    /** Whether a session is live, and its account this one and an active administrator. */
    boolean isSignedInAsAdmin(long userId, long sessionId);

    AccountTotals totals();

    /** Sign-ins that are locked now, to accounts or to addresses that nobody has. */
    List<SignInLock> locks(Page page);

    /** Lifts one lock. */
    void release(Caller admin, String lockId);
}
