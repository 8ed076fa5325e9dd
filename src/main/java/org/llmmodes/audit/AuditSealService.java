package org.llmmodes.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;

/** Makes the chain longer, a batch at a time. */
@Stateless
public class AuditSealService {

    private static final int BATCH = 500;

    @Inject
    private AuditRepository events;

    @Inject
    private AuditSeals seals;

    @Inject
    private Clock clock;

    /** How long the chain is, and the seal of its last event; an empty text where there is none. */
    public record ChainEnd(long position, String seal) {}

    /** Whether there are events without a place, by a look that locks nothing. */
    public boolean isBehind() {
        return events.anyUnsealed();
    }

    /** Seals the oldest events that have no place yet. */
    public ChainEnd seal() {
        var now = clock.instant();
        var head = events.findHeadForUpdate().orElse(null);
        if (head == null) {
            head = new AuditHead(seals, now);
            events.add(head);
        }
        var position = head.position();
        var seal = head.seal();
        for (var event : events.findUnsealed(BATCH)) {
            position++;
            seal = seals.of(position, seal, event);
            event.seal(position, seal);
        }
        head.moveTo(position, seal, now, seals);
        return new ChainEnd(position, seal);
    }
}
