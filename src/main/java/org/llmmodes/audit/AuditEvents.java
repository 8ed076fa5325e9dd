package org.llmmodes.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.llmmodes.platform.web.Page;

/** Reads the audit trail. */
@Stateless
public class AuditEvents {

    @Inject
    private AuditRepository events;

    /** A part of the events, the newest first. */
    public List<RecordedEvent> list(AuditQuery query, Page page) {
        return events.list(query, page).stream().map(AuditEvent::recorded).toList();
    }

    /** A part of a list, and how many there are in all. */
    public record Found(List<RecordedEvent> events, long total) {}

    /**
     * A part of the events, the newest first, counted off from the nearer end of the list: of a million events the last page costs no more than
     * the first. What is recorded between the count and the look shifts it as it shifts every page.
     */
    public Found find(AuditQuery query, Page page) {
        var total = count(query);
        var behind = (int) Math.max(0, total - page.offset() - page.limit());
        if (page.offset() <= behind || page.offset() >= total) {
            return new Found(list(query, page), total);
        }
        var size = (int) Math.min(page.limit(), total - page.offset());
        var found = new ArrayList<>(events.listOldest(query, new Page(size, behind)));
        Collections.reverse(found);
        return new Found(found.stream().map(AuditEvent::recorded).toList(), total);
    }

    /** How many events there are; of all, the chain knows without counting. */
    public long count(AuditQuery query) {
        return query.isEverything()
                ? events.findHead().map(AuditHead::position).orElse(0L) + events.countUnsealed()
                : events.count(query);
    }

    /**
     * How often something happened in a span of time.
     *
     * @param start of the span
     */
    public record Count(AuditType type, Instant start, long count) {}

    /** What happened in the spans that end now; spans in which nothing did are absent. */
    public List<Count> countBySpan(Duration span, Instant since) {
        var types = List.of(
                AuditType.SIGNED_IN, AuditType.SIGN_IN_FAILED, AuditType.SIGN_IN_LOCKED, AuditType.ACCOUNT_REGISTERED);
        var names = types.stream().map(AuditType::wireName).toList();
        var counts = new ArrayList<Count>();
        for (var row : events.countBySpan(names, since, span.toSeconds())) {
            counts.add(new Count(
                    types.get(names.indexOf(String.valueOf(row[0]))),
                    Instant.ofEpochSecond(((Number) row[1]).longValue() * span.toSeconds()),
                    ((Number) row[2]).longValue()));
        }
        return counts;
    }
}
