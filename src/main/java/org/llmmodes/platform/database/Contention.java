package org.llmmodes.platform.database;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Two transactions in each other's way: one waited too long for a lock of the other, or was chosen to end a deadlock. Nothing is wrong with
 * it, and done again from its beginning it mostly succeeds.
 */
public final class Contention {

    private static final int ATTEMPTS = 3;

    /**
     * Deadlock (40001 of both, 40P01 of PostgreSQL), a lock that was not to be had (55P03 of PostgreSQL; HYT00 of H2, its error 50200) and a row
     * that changed meanwhile (90131 of H2).
     */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03", "HYT00", "90131");

    private static final Logger LOG = Logger.getLogger(Contention.class.getName());

    private Contention() {}

    /** Whether it is somewhere in the chain of causes. */
    public static boolean isIn(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException
                    || (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState())))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Does a short transaction, and does it again, three times at most in all, when another one was in its way.
     *
     * @param transaction one that begins and ends inside, may be done twice, and changes nothing when it fails
     */
    public static <T> T overcome(Supplier<T> transaction) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException e) {
                if (!isIn(e)) {
                    throw e;
                }
                LOG.log(Level.FINE, "Another transaction was in the way; once more", e);
            }
        }
        return transaction.get();
    }
}
