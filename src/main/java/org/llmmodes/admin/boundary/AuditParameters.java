package org.llmmodes.admin.boundary;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditQuery;
import org.llmmodes.audit.AuditType;
import org.llmmodes.platform.problem.ProblemException;

/** The filters of a list of events, as they stand in a query string. */
public class AuditParameters {

    @QueryParam("actor")
    private @Nullable String actor;

    @QueryParam("subject")
    private @Nullable String subject;

    @QueryParam("type")
    private @Nullable String type;

    @QueryParam("outcome")
    private @Nullable String outcome;

    @QueryParam("from")
    private @Nullable String from;

    @QueryParam("to")
    private @Nullable String to;

    @QueryParam("after_id")
    private @Nullable String afterId;

    @QueryParam("before_id")
    private @Nullable String beforeId;

    /** @throws ProblemException 422 for what cannot be meant */
    AuditQuery read() {
        return new AuditQuery(
                QueryText.of("actor", actor),
                QueryText.of("subject", subject),
                null,
                type(),
                outcome(),
                time("from", from),
                time("to", to),
                id("after_id", afterId),
                id("before_id", beforeId));
    }

    private @Nullable String type() {
        if (type == null || type.isEmpty()) {
            return null;
        }
        if (Arrays.stream(AuditType.values())
                .noneMatch(known -> known.wireName().equals(type))) {
            throw ProblemException.invalid(
                    "type", "Must be a type that /api/admin/audit-events/types lists.", "unknown_type");
        }
        return type;
    }

    private @Nullable String outcome() {
        if (outcome == null || outcome.isEmpty()) {
            return null;
        }
        if (!outcome.equals("success") && !outcome.equals("failure")) {
            throw ProblemException.invalid("outcome", "Must be success or failure.", "unknown_outcome");
        }
        return outcome;
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() < 1970 || time.getYear() > 9999) {
                throw ProblemException.invalid(name, "Must be a time from 1970 to 9999.", "out_of_range");
            }
            return time.toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(name, "Must be a time such as 2026-11-23T09:30:00Z.", "wrong_type");
        }
    }

    private static @Nullable Long id(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("\\d{1,18}")) {
            throw ProblemException.invalid(name, "Must be a whole number.", "wrong_type");
        }
        return Long.parseLong(text);
    }
}
