package org.llmmodes.auth;

import java.util.List;
import org.llmmodes.platform.web.Page;

/** Accounts as administrators look them up; whoever is not there is a 404 problem. */
public interface AccountDirectory {

    /** A part of a list, and how many there are in all. */
    record Found(List<Account> accounts, long total) {}

    Found list(AccountQuery query, Page page);

    Account require(long userId);

    /** The same, and until the transaction ends nobody changes or deletes the account. */
    Account requireForUpdate(long userId);

    /** A part of the live sessions, and how many there are in all. */
    record FoundSessions(List<AccountSession> sessions, long total) {}

    /** The live sessions, the latest used first. */
    FoundSessions sessions(long userId, Page page);

    /** Whether a session is live, and its account this one and an active administrator. */
    boolean isSignedInAsAdmin(long userId, long sessionId);

    AccountTotals totals();
}
