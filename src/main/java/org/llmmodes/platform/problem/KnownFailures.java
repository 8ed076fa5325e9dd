package org.llmmodes.platform.problem;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.llmmodes.platform.database.Contention;

/** Recognises, somewhere in a chain of causes, failures that are not ours but have a clear answer. */
final class KnownFailures {

    /** RESTEASY003xxx: requests and their headers; RESTEASY007xxx: multipart. */
    private static final Pattern REST_PARSING = Pattern.compile("RESTEASY00[37]\\d{3}");

    /** How H2 and PostgreSQL (in the second line, whatever the language) tell that an account is referred to which is not there. */
    private static final Pattern NO_USER_H2 = Pattern.compile("REFERENCES PUBLIC\\.USERS\\(");

    private static final Pattern NO_USER_POSTGRESQL = Pattern.compile("\\n.*[\"«„]\\s?users\\s?[\"»“]");

    private KnownFailures() {}

    static Optional<ProblemException> problemOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
            if (isComplaintAboutTheRequest(cause)) {
                return Optional.of(new ProblemException(
                        ProblemType.MALFORMED_REQUEST,
                        "A header or the multipart body of the request is not well formed."));
            }
            if (cause instanceof OutOfMemoryError) {
                return Optional.of(new ProblemException(
                                ProblemType.OVERLOADED, "The server is short of memory; try again in a moment.")
                        .retryAfter(Duration.ofSeconds(5)));
            }
            if (cause instanceof BulkheadException) {
                return Optional.of(
                        new ProblemException(ProblemType.OVERLOADED, "The server is busy; try again in a moment.")
                                .retryAfter(Duration.ofSeconds(2)));
            }
            if (isOwnerGone(cause)) {
                return Optional.of(ProblemException.unauthenticated());
            }
            if (isConnectionLost(cause)) {
                return Optional.of(
                        new ProblemException(ProblemType.UNAVAILABLE, "The database is away; try again in a moment.")
                                .retryAfter(Duration.ofSeconds(5)));
            }
        }
        return Contention.isIn(failure)
                ? Optional.of(new ProblemException(
                                ProblemType.CONFLICT,
                                "Somebody else changed this at the same moment; read it again and repeat.")
                        .retryAfter(Duration.ofSeconds(1)))
                : Optional.empty();
    }

    /**
     * The REST runtime throws plain runtime exceptions at media types, qualities and multipart bodies that it cannot parse; they are known
     * by the number in their message, or by the mail parser's package.
     */
    private static boolean isComplaintAboutTheRequest(Throwable cause) {
        return cause.getClass().getName().startsWith("org.apache.james.mime4j.")
                || REST_PARSING.matcher(String.valueOf(cause.getMessage())).lookingAt();
    }

    /**
     * Something was to be stored for an account that was deleted a moment before: whoever asked is nobody any more, as at the next request. SQLState
     * 23506 of H2 and 23503 of PostgreSQL are references to what is missing. What that is, only the message tells: {@code REFERENCES
     * PUBLIC.USERS(ID)} or {@code not present in table "users"}. An account that cannot be deleted because something refers to it is another matter,
     * and a fault of ours: H2 calls that 23503, and PostgreSQL names the account's table in the first line.
     */
    private static boolean isOwnerGone(Throwable cause) {
        if (!(cause instanceof SQLException sql)) {
            return false;
        }
        var message = String.valueOf(sql.getMessage());
        return switch (String.valueOf(sql.getSQLState())) {
            case "23506" -> NO_USER_H2.matcher(message).find();
            case "23503" -> NO_USER_POSTGRESQL.matcher(message).find();
            default -> false;
        };
    }

    /** SQLState class 08 is a connection exception, 57P0x a PostgreSQL shutdown, 53300 too many connections, 90020/90098/90121 H2 closed. */
    private static boolean isConnectionLost(Throwable cause) {
        if (cause instanceof SQLTransientConnectionException) {
            return true;
        }
        if (cause.getClass().getSimpleName().equals("ResourceAllocationException")) {
            return true;
        }
        if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
            return false;
        }
        var state = sql.getSQLState();
        return state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("53300")
                || state.equals("90020")
                || state.equals("90098")
                || state.equals("90121");
    }
}
