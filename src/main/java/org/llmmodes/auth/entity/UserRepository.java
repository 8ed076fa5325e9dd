package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.llmmodes.platform.database.UniqueViolation;

/** The accounts in the database. */
@ApplicationScoped
public class UserRepository {

    @PersistenceContext
    private EntityManager entities;

    public Optional<User> findById(long id) {
        return Optional.ofNullable(entities.find(User.class, id));
    }

    /** The account, locked until the transaction ends. */
    public Optional<User> findForUpdate(long id) {
        return Optional.ofNullable(entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    public Optional<User> findByEmail(String email) {
        return entities
                .createQuery("select u from User u where u.emailKey = :key", User.class)
                .setParameter("key", User.keyOf(email))
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The account with an address, locked until the transaction ends. */
    public Optional<User> findForUpdate(String email) {
        // Locked as it is read: locking what is in memory already would fail when somebody else has changed it
        // meanwhile.
        return entities
                .createQuery("select u.id from User u where u.emailKey = :key", Long.class)
                .setParameter("key", User.keyOf(email))
                .getResultList()
                .stream()
                .findFirst()
                .flatMap(this::findForUpdate);
    }

    public boolean anyAdmin() {
        return !entities.createQuery("select u.id from User u where u.roles like '%admin%'", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Stores a new account and gives it its id. */
    public void add(User user) {
        entities.persist(user);
        entities.flush();
    }

    /** Whether {@link #add} failed because another account has the address. */
    public boolean isRaceForAddress(PersistenceException failure) {
        return UniqueViolation.isIn(failure);
    }

    /** Writes pending changes now, so that version numbers are up to date. */
    public void flush() {
        entities.flush();
    }

    /** Removes the account past the persistence context, which may hold sessions that point to it; the database removes those. */
    public void remove(User user) {
        entities.flush();
        entities.createQuery("delete from User u where u.id = :id")
                .setParameter("id", user.id())
                .executeUpdate();
    }

    /** The newest hashes first, at most {@code count}. */
    public List<FormerPassword> formerPasswords(long userId, int count) {
        return entities.createQuery(
                        "select p from FormerPassword p where p.userId = :user order by p.id desc",
                        FormerPassword.class)
                .setParameter("user", userId)
                .setMaxResults(count)
                .getResultList();
    }

    /** Keeps the newest {@code kept} hashes and removes the others. */
    public void trimFormerPasswords(long userId, int kept) {
        entities.flush();
        entities.createQuery(
                        "select p from FormerPassword p where p.userId = :user order by p.id desc",
                        FormerPassword.class)
                .setParameter("user", userId)
                .setFirstResult(kept)
                .getResultList()
                .forEach(entities::remove);
    }

    public void remember(FormerPassword password) {
        entities.persist(password);
    }
}
