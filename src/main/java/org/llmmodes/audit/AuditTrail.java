package org.llmmodes.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import org.llmmodes.platform.web.RequestOrigin;

/** Takes what happened into the audit trail. */
@Stateless
public class AuditTrail {

    @Inject
    private AuditRepository events;

    @Inject
    private AuditSeals seals;

    @Inject
    private AuditInbox inbox;

    @Inject
    private Clock clock;

    /**
     * Records an event in the transaction of the caller, so that the act and its record are stored both or neither; where the caller has
     * none, in one of its own.
     */
    public void record(AuditEntry entry) {
        events.add(stamped(entry));
    }

    /**
     * Records an event a moment later, from another thread: for attempts in vain, which nothing was stored for that could commit with the
     * event, and whose answer must neither wait for the database nor fail with it. What a node still holds when it is killed is lost.
     */
    public void recordSoon(AuditEntry entry) {
        inbox.put(stamped(entry));
    }

    private AuditEvent stamped(AuditEntry entry) {
        var event = new AuditEvent(entry, RequestOrigin.current(), clock.instant());
        event.stamp(seals.newStamp(event));
        return event;
    }
}
