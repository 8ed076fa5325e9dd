package org.llmmodes.platform.database;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** Tells whether storing failed because another row has the key: SQLState 23505 on both databases. */
public final class UniqueViolation {

    private UniqueViolation() {}

    public static boolean isIn(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
