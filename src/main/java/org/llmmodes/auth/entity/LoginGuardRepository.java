package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /** As {@link #findForUpdate} where there may be none yet: until the transaction ends nobody else makes one. */
    public Optional<LoginGuard> findForCreation(String key) {
        entities.createNativeQuery("select id from installation where id = 1 for update")
                .getSingleResult();
        return findForUpdate(key);
    }

    public void add(LoginGuard guard) {
        entities.persist(guard);
    }

    public void remove(String key) {
        entities.createQuery("delete from LoginGuard g where g.key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    /** The counters that lock now, those that do so for longest first. */
    public List<LoginGuard> findLocked(Instant now, int skip, int limit) {
        return entities.createQuery(
                        "select g from LoginGuard g where g.lockedUntil > :now order by g.lockedUntil desc, g.key",
                        LoginGuard.class)
                .setParameter("now", now)
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    public long countLocked(Instant now) {
        return entities.createQuery("select count(g) from LoginGuard g where g.lockedUntil > :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** The counters of some accounts that lock now. */
    public List<LoginGuard> findLockedOf(Collection<String> accountKeys, Instant now) {
        return accountKeys.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select g from LoginGuard g where g.accountKey in :keys and g.lockedUntil > :now",
                                LoginGuard.class)
                        .setParameter("keys", accountKeys)
                        .setParameter("now", now)
                        .getResultList();
    }

    /** Removes all counters of an account; says how many there were. */
    public int removeOf(String accountKey) {
        return entities.createQuery("delete from LoginGuard g where g.accountKey = :key")
                .setParameter("key", accountKey)
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
