package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The counters of failed sign-ins in the database. */
@ApplicationScoped
public class LoginGuardRepository {

    @PersistenceContext
    private EntityManager entities;

    public Optional<LoginGuard> find(String key) {
        return Optional.ofNullable(entities.find(LoginGuard.class, key));
    }

    /** The counter, locked until the transaction ends. */
    public Optional<LoginGuard> findForUpdate(String key) {
        return Optional.ofNullable(entities.find(LoginGuard.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Stores a new counter; fails when another node was faster. */
    public void add(LoginGuard guard) {
        entities.persist(guard);
        entities.flush();
    }

    public void remove(String key) {
        entities.createQuery("delete from LoginGuard g where g.key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Removes counters that nobody touched since a moment and that lock nothing. */
    public int removeIdleSince(Instant moment, Instant now) {
        return entities.createQuery(
                        "delete from LoginGuard g where g.updatedAt < :moment and (g.lockedUntil is null or g.lockedUntil < :now)")
                .setParameter("moment", moment)
                .setParameter("now", now)
                .executeUpdate();
    }
}
