package org.llmmodes.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmodes.platform.web.Page;

/** The audit trail in the database. */
@ApplicationScoped
public class AuditRepository {

    @PersistenceContext
    private EntityManager entities;

    void add(AuditEvent event) {
        entities.persist(event);
    }

    /** The newest first. */
    List<AuditEvent> list(AuditQuery query, Page page) {
        return list(query, page, " desc");
    }

    /** The oldest first. */
    List<AuditEvent> listOldest(AuditQuery query, Page page) {
        return list(query, page, "");
    }

    private List<AuditEvent> list(AuditQuery query, Page page, String direction) {
        var filter = new AuditFilter(query);
        var found = entities.createQuery(
                "select e from AuditEvent e" + filter.where() + " order by e.id" + direction, AuditEvent.class);
        filter.bind(found);
        return found.setFirstResult(page.offset()).setMaxResults(page.limit()).getResultList();
    }

    long count(AuditQuery query) {
        var filter = new AuditFilter(query);
        var count = entities.createQuery("select count(e) from AuditEvent e" + filter.where(), Long.class);
        filter.bind(count);
        return count.getSingleResult();
    }

    /** How often events of some types happened since a moment, by type and span of time. */
    @SuppressWarnings("unchecked") // A native query has no type.
    List<Object[]> countBySpan(List<String> types, Instant since, long spanSeconds) {
        var span = "cast(floor(extract(epoch from created_at) / " + spanSeconds + ") as bigint)";
        Query query = entities.createNativeQuery("select type, " + span
                + ", count(*) from audit_events where created_at >= ?1 and type in (?2, ?3, ?4, ?5) group by type, "
                + span);
        query.setParameter(1, java.time.LocalDateTime.ofInstant(since, java.time.ZoneOffset.UTC));
        for (int i = 0; i < 4; i++) {
            query.setParameter(i + 2, types.get(i));
        }
        return query.getResultList();
    }

    boolean anyUnsealed() {
        return !entities.createQuery("select e.id from AuditEvent e where e.position is null", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    long countUnsealed() {
        return entities.createQuery("select count(e) from AuditEvent e where e.position is null", Long.class)
                .getSingleResult();
    }

    List<AuditEvent> findUnsealed(int limit) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.position is null order by e.id", AuditEvent.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The next pieces of the chain, in its order. */
    List<AuditEvent> findSealed(long afterPosition, long afterId, int limit) {
        return entities.createQuery(
                        "select e from AuditEvent e where e.position >= :position and (e.position > :position or e.id > :id)"
                                + " order by e.position, e.id",
                        AuditEvent.class)
                .setParameter("position", afterPosition)
                .setParameter("id", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<AuditHead> findHead() {
        return Optional.ofNullable(entities.find(AuditHead.class, AuditHead.ID));
    }

    /** The end of the chain, locked until the transaction ends: one node seals at a time. */
    Optional<AuditHead> findHeadForUpdate() {
        return Optional.ofNullable(entities.find(AuditHead.class, AuditHead.ID, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Stores the first end of the chain; fails when another node was faster. */
    void add(AuditHead head) {
        entities.persist(head);
        entities.flush();
    }

    /** Forgets what was read, so that a long walk along the chain needs no more memory than a short one. */
    void clear() {
        entities.clear();
    }
}
