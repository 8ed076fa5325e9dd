package org.llmmodes.platform.problem;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that cannot be served, thrown where everything done so far must roll back. Expected outcomes that must commit (a counted
 * failure, say) are values instead.
 */
@ApplicationException(inherited = true, rollback = true)
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
    }

    /** A validation problem of one field. */
    public static ProblemException invalid(String field, String message, String code) {
        return invalid(List.of(new FieldError(field, message, code)));
    }

    /** A validation problem; the detail repeats the first error, for clients that show one sentence. */
    public static ProblemException invalid(List<FieldError> errors) {
        var first = errors.get(0);
        var detail = first.field().isEmpty() ? first.message() : first.field() + ": " + first.message();
        return new ProblemException(ProblemType.VALIDATION, detail, errors);
    }

    /** Nobody is signed in, or whoever was has been deleted meanwhile. */
    public static ProblemException unauthenticated() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED, "Sign in and send the access token as 'Authorization: Bearer …'.");
    }

    /** Nothing there, or not the caller's; the answer does not tell which. */
    public static ProblemException notFound(String what) {
        return new ProblemException(ProblemType.NOT_FOUND, what + " not found.");
    }

    /** Adds a response header. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds {@code Retry-After}, rounded up to whole seconds, at least one. */
    public ProblemException retryAfter(Duration wait) {
        return header("Retry-After", Long.toString(Math.max(1, (wait.toMillis() + 999) / 1000)));
    }

    /** Adds a member to the problem document. */
    public ProblemException with(String member, Object value) {
        extensions.put(member, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The wire form, without the facts of a request. */
    public Problem problem() {
        return new Problem(
                type.uri(), type.title(), type.status(), String.valueOf(getMessage()), null, null, errors, extensions);
    }
}
