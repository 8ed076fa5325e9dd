package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** The tokens of letters in the database. */
@ApplicationScoped
public class MailTokenRepository {

    @PersistenceContext
    private EntityManager entities;

    public void add(MailToken token) {
        entities.persist(token);
    }

    public Optional<MailToken> find(long userId, MailToken.Purpose purpose) {
        return entities
                .createQuery(
                        "select t from MailToken t where t.userId = :user and t.purpose = :purpose", MailToken.class)
                .setParameter("user", userId)
                .setParameter("purpose", purpose.name())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Whose token it is; empty where it is unknown or has expired. */
    public Optional<Long> findOwner(String hash, Instant now) {
        return entities
                .createQuery("select t.userId from MailToken t where t.hash = :hash and t.expiresAt > :now", Long.class)
                .setParameter("hash", hash)
                .setParameter("now", now)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Uses a token up; true for one of all that try at the same time, on whatever nodes. */
    public boolean spend(String hash, Instant now) {
        return entities.createQuery("delete from MailToken t where t.hash = :hash and t.expiresAt > :now")
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    public int removeExpired(Instant now) {
        return entities.createQuery("delete from MailToken t where t.expiresAt <= :now")
                .setParameter("now", now)
                .executeUpdate();
    }
}
