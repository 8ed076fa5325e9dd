package org.llmmodes.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Stores events that came without a transaction, many in one. */
@Stateless
public class AuditInboxService {

    @Inject
    private AuditRepository events;

    public void store(List<AuditEvent> batch) {
        batch.forEach(event -> events.add(event.copy()));
    }
}
