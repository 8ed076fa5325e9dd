package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.llmmodes.chat.entity.ModeSettings;
import org.llmmodes.platform.problem.ProblemException;

/** The users' mode settings in the database. */
@ApplicationScoped
public class SettingsRepository {

    @PersistenceContext
    private EntityManager em;

    Optional<ModeSettings> find(long userId, String mode) {
        return em.createQuery(
                        "select s from ModeSettings s where s.userId = :user and s.mode = :mode", ModeSettings.class)
                .setParameter("user", userId)
                .setParameter("mode", mode)
                .getResultStream()
                .findFirst();
    }

    void add(ModeSettings settings) {
        em.persist(settings);
        em.flush();
    }

    void flush() {
        em.flush();
    }

    /**
     * Makes writers of one user's settings take turns, the first of all included: there is no row to lock before it.
     *
     * @throws ProblemException 401 when the user was deleted a moment ago
     */
    void lockOwner(long userId) {
        var owner = em.createNativeQuery("select id from users where id = ?1 for update")
                .setParameter(1, userId)
                .getResultList();
        if (owner.isEmpty()) {
            throw ProblemException.unauthenticated();
        }
    }
}
