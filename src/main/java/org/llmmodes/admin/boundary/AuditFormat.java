package org.llmmodes.admin.boundary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.RecordedEvent;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemException;

/** The forms in which events are taken away. */
enum AuditFormat {
    /** One JSON object a line. */
    NDJSON("application/x-ndjson"),
    /** RFC 4180, with a line of names; a value that a spreadsheet would take for a formula starts with an apostrophe. */
    CSV("text/csv; charset=UTF-8");

    private static final String NAMES =
            "id,created_at,type,outcome,actor_id,actor,subject_id,subject,ip_address,user_agent,request_id,details\r\n";
    private static final String FORMULA = "=+-@\t\r\n";

    private final String mediaType;

    AuditFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Absent means NDJSON. */
    static AuditFormat of(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("ndjson")) {
            return NDJSON;
        }
        if (text.equals("csv")) {
            return CSV;
        }
        throw ProblemException.invalid("format", "Must be ndjson or csv.", "unknown_format");
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return this == CSV ? "csv" : "ndjson";
    }

    byte[] head() {
        return this == CSV ? NAMES.getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    byte[] line(RecordedEvent event) {
        return (this == CSV ? csv(event) : Json.text(event) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String csv(RecordedEvent event) {
        @Nullable
        Object[] values = {
            event.id(),
            event.createdAt(),
            event.type(),
            event.outcome(),
            event.actorId(),
            event.actor(),
            event.subjectId(),
            event.subject(),
            event.ipAddress(),
            event.userAgent(),
            event.requestId(),
            event.details()
        };
        return Arrays.stream(values).map(AuditFormat::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(@Nullable Object value) {
        var text = Objects.toString(value, "");
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
