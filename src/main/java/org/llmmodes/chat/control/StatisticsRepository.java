package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Numbers about the messages in the database. */
@ApplicationScoped
public class StatisticsRepository {

    @PersistenceContext
    private EntityManager em;

    /** Chats, and messages in them: the chats know how many they have. */
    Object[] totals() {
        return em.createQuery("select count(c), sum(c.messageCount) from Chat c", Object[].class)
                .getSingleResult();
    }

    /** Span, role, engine, status, count, tokens of prompts, tokens of replies, average and 95th percentile of the time. */
    @SuppressWarnings("unchecked") // A native query has no type.
    List<Object[]> countBySpan(Instant since, long spanSeconds) {
        var span = "cast(floor(extract(epoch from created_at) / " + spanSeconds + ") as bigint)";
        return em.createNativeQuery("select " + span + ", role, engine, status, count(*), sum(prompt_tokens),"
                        + " sum(completion_tokens), avg(duration_ms),"
                        + " percentile_cont(0.95) within group (order by duration_ms)"
                        + " from messages where created_at >= ?1 group by " + span + ", role, engine, status")
                .setParameter(1, LocalDateTime.ofInstant(since, ZoneOffset.UTC))
                .getResultList();
    }
}
