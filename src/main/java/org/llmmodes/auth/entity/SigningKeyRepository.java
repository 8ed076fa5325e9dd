package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The signing keys in the database. */
@ApplicationScoped
public class SigningKeyRepository {

    @PersistenceContext
    private EntityManager entities;

    /** The one that begins to sign last comes first. */
    public List<SigningKey> findAll() {
        return entities.createQuery("select k from SigningKey k order by k.signsFrom desc, k.kid", SigningKey.class)
                .getResultList();
    }

    public void add(SigningKey key) {
        entities.persist(key);
    }

    public void remove(SigningKey key) {
        entities.remove(key);
    }

    /** Makes every other node that wants to create a key wait until this transaction ends. */
    public void lockInstallation() {
        entities.createNativeQuery("select id from installation where id = 1 for update")
                .getResultList();
    }
}
