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
    private Clock clock;

    /**
     * Records an event in the transaction of the caller, so that the act and its record are stored both or neither; where the caller has
     * none, in one of its own.
     */
    public void record(AuditEntry entry) {
        events.add(new AuditEvent(entry, RequestOrigin.current(), clock.instant()));
    }
}
