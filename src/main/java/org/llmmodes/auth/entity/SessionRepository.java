package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmodes.platform.web.Page;

/** The sessions in the database. */
@ApplicationScoped
public class SessionRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Stores a new session and gives it its id. */
    public void add(Session session) {
        entities.persist(session);
        entities.flush();
    }

    /** The session, locked until the transaction ends: two refreshes of it take turns, on whatever nodes. */
    public Optional<Session> findForUpdate(long id) {
        return Optional.ofNullable(entities.find(Session.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** A session that is live, of an active account, with the account, in one query. */
    public Optional<Session> findLiveWithUser(long sessionId, Instant now) {
        return entities
                .createQuery(
                        "select s from Session s join fetch s.user where s.id = :id and s.revokedAt is null"
                                + " and s.expiresAt > :now and s.user.active = true",
                        Session.class)
                .setParameter("id", sessionId)
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The live sessions of an account, the latest used first. */
    public List<Session> findLive(long userId, Instant now) {
        return live(userId, now).getResultList();
    }

    /** A part of the live sessions of an account, the latest used first. */
    public List<Session> findLive(long userId, Instant now, Page page) {
        return live(userId, now)
                .setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }

    private TypedQuery<Session> live(long userId, Instant now) {
        return entities.createQuery(
                        "select s from Session s where s.user.id = :user and s.revokedAt is null and s.expiresAt > :now"
                                + " order by s.lastUsedAt desc, s.id desc",
                        Session.class)
                .setParameter("user", userId)
                .setParameter("now", now);
    }

    public long countLive(long userId, Instant now) {
        return entities.createQuery(
                        "select count(s) from Session s where s.user.id = :user and s.revokedAt is null and s.expiresAt > :now",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** The live sessions of an account, locked in the order of their ids until the transaction ends. */
    public List<Session> findLiveForUpdate(long userId, Instant now) {
        return entities.createQuery(
                        "select s from Session s where s.user.id = :user and s.revokedAt is null and s.expiresAt > :now"
                                + " order by s.id",
                        Session.class)
                .setParameter("user", userId)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    public long countLive(Instant now) {
        return entities.createQuery(
                        "select count(s) from Session s where s.revokedAt is null and s.expiresAt > :now", Long.class)
                .setParameter("now", now)
                .getSingleResult();
    }

    /** Removes sessions that ended before a moment. */
    public int removeEndedBefore(Instant moment) {
        return entities.createQuery("delete from Session s where s.expiresAt < :moment or s.revokedAt < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }
}
