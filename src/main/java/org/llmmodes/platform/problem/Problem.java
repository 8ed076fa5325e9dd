package org.llmmodes.platform.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 shapes it.
 *
 * @param type       URI reference of the kind of problem
 * @param title      the kind in words
 * @param status     the HTTP status
 * @param detail     one sentence about this occurrence that a person can act on
 * @param instance   the path of the request; null in a problem that is stored with a reply
 * @param requestId  the id that the log knows the request by
 * @param errors     the fields at fault; empty where the problem is not one of validation
 * @param extensions further members, such as {@code mfa_required}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String requestId,
        List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, null, List.of(), Map.of());
    }

    Problem in(String path, String id) {
        return new Problem(type, title, status, detail, path, id, errors, extensions);
    }
}
