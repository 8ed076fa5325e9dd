package org.llmmodes.modes.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The use of the provider in the database. */
@ApplicationScoped
public class UsageRepository {

    @PersistenceContext
    private EntityManager em;

    void add(AiCall call) {
        em.persist(call);
        em.flush();
    }

    /** The call, locked until the transaction ends; lock the day after it. */
    Optional<AiCall> lockCall(long id) {
        return Optional.ofNullable(em.find(AiCall.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    List<Long> runningFor(long replyId) {
        return em.createQuery(
                        "select c.id from AiCall c where c.replyId = :reply and c.outcome = 'running' order by c.id",
                        Long.class)
                .setParameter("reply", replyId)
                .getResultList();
    }

    List<Long> runningSince(Instant before, int most) {
        return em.createQuery(
                        "select c.id from AiCall c where c.outcome = 'running' and c.startedAt < :before order by c.id",
                        Long.class)
                .setParameter("before", before)
                .setMaxResults(most)
                .getResultList();
    }

    Optional<AiDay> find(long userId, LocalDate day) {
        return Optional.ofNullable(em.find(AiDay.class, new AiDay.Key(userId, day)));
    }

    /** The day of a user, where there is one, locked until the transaction ends. */
    Optional<AiDay> lockDay(long userId, LocalDate day) {
        return Optional.ofNullable(em.find(AiDay.class, new AiDay.Key(userId, day), LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, made where there is none yet. */
    AiDay lock(long userId, LocalDate day) {
        // Whoever locks the owner first may make the row.
        em.createNativeQuery("select id from users where id = ? for update")
                .setParameter(1, userId)
                .getResultList();
        return lockDay(userId, day).orElseGet(() -> {
            var made = new AiDay(userId, day);
            em.persist(made);
            return made;
        });
    }

    List<UsageSum> sums(Instant since) {
        return em
                .createQuery(
                        "select c.mode, c.provider, c.model, count(c), sum(case when c.outcome = 'failed' then 1 else 0 end),"
                                + " sum(c.promptTokens), sum(c.completionTokens), sum(c.durationMs) from AiCall c"
                                + " where c.startedAt >= :since group by c.mode, c.provider, c.model"
                                + " order by c.mode, c.provider, c.model",
                        Object[].class)
                .setParameter("since", since)
                .getResultList()
                .stream()
                .map(row -> new UsageSum(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        number(row[3]),
                        number(row[4]),
                        number(row[5]),
                        number(row[6]),
                        number(row[7])))
                .toList();
    }

    List<UserUsage> users(Instant since, int most) {
        return em
                .createQuery(
                        "select c.userId, count(c), sum(c.promptTokens) + sum(c.completionTokens) as taken from AiCall c"
                                + " where c.startedAt >= :since and c.userId is not null group by c.userId"
                                + " order by taken desc, c.userId",
                        Object[].class)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> new UserUsage(number(row[0]), number(row[1]), number(row[2])))
                .toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
