package org.llmmodes.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The audit trail in the database. */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext
    private EntityManager entities;

    void add(AuditEvent event) {
        entities.persist(event);
    }
}
