package org.llmmodes.auth;

import java.util.List;
import org.llmmodes.platform.web.Page;

/** Sign-ins that too many failures have locked. */
public interface SignInLocks {

    /** Sign-ins that are locked now, to accounts or to addresses that nobody has. */
    List<SignInLock> locks(Page page);

    /** Lifts one lock, in one transaction with its event; a lock that is not there is a 404 problem. */
    void release(Caller admin, String lockId);
}
