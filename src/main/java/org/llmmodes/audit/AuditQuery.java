package org.llmmodes.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are wanted; null asks nothing of that part.
 *
 * @param actor   an account's id, or an address, whole and in any case
 * @param subject the same of whom it was done to
 * @param party   an account: events that it did or that were done to it, or to its address while nobody was known to have it
 * @param type    a type's name on the wire
 * @param outcome success or failure
 * @param from    this moment and later
 * @param until   before this moment
 * @param afterId events with a greater id
 * @param beforeId events with a smaller id
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String subject,
        AuditEntry.@Nullable Party party,
        @Nullable String type,
        @Nullable String outcome,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long afterId,
        @Nullable Long beforeId) {

    /** Everything that an account did or that was done to it. */
    public static AuditQuery ofParty(long userId, String email) {
        return new AuditQuery(null, null, new AuditEntry.Party(userId, email), null, null, null, null, null, null);
    }

    /** The same events, but only those with a smaller id. */
    public AuditQuery before(long id) {
        return new AuditQuery(actor, subject, party, type, outcome, from, until, afterId, id);
    }

    /** Whether every event fits. */
    boolean isEverything() {
        return actor == null
                && subject == null
                && party == null
                && type == null
                && outcome == null
                && from == null
                && until == null
                && afterId == null
                && beforeId == null;
    }
}
