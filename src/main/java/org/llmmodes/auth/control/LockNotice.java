package org.llmmodes.auth.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.llmmodes.platform.web.RequestOrigin;

/** Tells the owner of an account that strangers' guesses have locked it, after the answer: its time must not tell that there is an owner. */
@ApplicationScoped
public class LockNotice {

    private static final Logger LOG = Logger.getLogger(LockNotice.class.getName());

    @Inject
    private UnlockService unlocking;

    @Resource
    private ManagedExecutorService executor;

    /** After an attempt to sign in that failed, at whatever address; does nothing where no lock came of it. */
    public void afterFailure(String email) {
        try {
            executor.execute(RequestOrigin.carried(() -> tell(email)));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The server stops; the next failure tells of the lock", e);
        }
    }

    private void tell(String email) {
        try {
            unlocking.tellOwner(email);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The owner of a locked account could not be told", e);
        }
    }
}
