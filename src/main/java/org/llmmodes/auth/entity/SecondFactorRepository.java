package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Authenticators and backup codes in the database. */
@ApplicationScoped
public class SecondFactorRepository {

    @PersistenceContext
    private EntityManager entities;

    /** The authenticator, locked until the transaction ends: of two requests with the same code the second finds it used. */
    public Optional<SecondFactor> findForUpdate(long userId) {
        return Optional.ofNullable(entities.find(SecondFactor.class, userId, LockModeType.PESSIMISTIC_WRITE));
    }

    public void add(SecondFactor factor) {
        entities.persist(factor);
    }

    public void remove(SecondFactor factor) {
        entities.remove(factor);
    }

    public void add(BackupCode code) {
        entities.persist(code);
    }

    /** Removes a code that is used now; false when there is no such code, also when another request was faster. */
    public boolean spendBackupCode(long userId, String codeHash) {
        return entities.createQuery("delete from BackupCode c where c.userId = :user and c.codeHash = :hash")
                        .setParameter("user", userId)
                        .setParameter("hash", codeHash)
                        .executeUpdate()
                > 0;
    }

    public long countBackupCodes(long userId) {
        return entities.createQuery("select count(c) from BackupCode c where c.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    public void removeBackupCodes(long userId) {
        entities.createQuery("delete from BackupCode c where c.userId = :user")
                .setParameter("user", userId)
                .executeUpdate();
    }
}
