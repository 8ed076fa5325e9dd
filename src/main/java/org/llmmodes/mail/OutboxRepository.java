package org.llmmodes.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox in the database. */
@ApplicationScoped
public class OutboxRepository {

    @PersistenceContext
    private EntityManager entities;

    void add(OutboxLetter letter) {
        entities.persist(letter);
    }

    /** The letter, locked until the transaction ends. */
    Optional<OutboxLetter> findForUpdate(long id) {
        return Optional.ofNullable(entities.find(OutboxLetter.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The ids of letters that are due, the one that waits longest first. */
    List<Long> findDue(Instant now, int count) {
        return entities.createQuery(
                        "select l.id from OutboxLetter l where l.status = :pending and l.nextAttemptAt <= :now"
                                + " and (l.leasedUntil is null or l.leasedUntil <= :now) order by l.nextAttemptAt, l.id",
                        Long.class)
                .setParameter("pending", LetterStatus.PENDING.name())
                .setParameter("now", now)
                .setMaxResults(count)
                .getResultList();
    }

    /** The newest first; of all statuses where {@code status} is null. */
    List<OutboxLetter> list(@Nullable LetterStatus status, int limit, int offset) {
        var query = status == null
                ? entities.createQuery("select l from OutboxLetter l order by l.id desc", OutboxLetter.class)
                : entities.createQuery(
                                "select l from OutboxLetter l where l.status = :status order by l.id desc",
                                OutboxLetter.class)
                        .setParameter("status", status.name());
        return query.setFirstResult(offset).setMaxResults(limit).getResultList();
    }

    /** Pairs of a status and how many letters have it; a status that none has is absent. */
    List<Object[]> countByStatus() {
        return entities.createQuery("select l.status, count(l) from OutboxLetter l group by l.status", Object[].class)
                .getResultList();
    }

    /** Removes letters of a status that were made before a moment. */
    int removeOlder(LetterStatus status, Instant moment) {
        return entities.createQuery("delete from OutboxLetter l where l.status = :status and l.createdAt < :moment")
                .setParameter("status", status.name())
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
