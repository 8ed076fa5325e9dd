package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.chat.entity.ReplyEvent;

/** What the database knows of replies while they are written: leases and pieces. */
@ApplicationScoped
public class ReplyRepository {

    private static final int AT_ONCE = 64;
    private static final String PIECES_OF_ONE = pieces(1);
    private static final String PIECES_OF_MANY = pieces(AT_ONCE);

    @PersistenceContext
    private EntityManager em;

    void add(ReplyEvent event) {
        em.persist(event);
    }

    /** The pieces of a reply after an offset, put together. */
    String textAfter(long replyId, int offset) {
        return String.join(
                "",
                em.createQuery(
                                "select e.content from ReplyEvent e where e.place.replyId = :reply"
                                        + " and e.place.endOffset > :offset order by e.place.endOffset",
                                String.class)
                        .setParameter("reply", replyId)
                        .setParameter("offset", offset)
                        .getResultList());
    }

    /** The same for many replies, a statement for 64 of them; those that have nothing new are left out. */
    Map<Long, String> textsAfter(Map<Long, Integer> offsets) {
        var texts = new HashMap<Long, StringBuilder>();
        var entries = List.copyOf(offsets.entrySet());
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            var some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
            var query = em.createQuery(some.size() == 1 ? PIECES_OF_ONE : PIECES_OF_MANY, Object[].class);
            for (int i = 0; i < (some.size() == 1 ? 1 : AT_ONCE); i++) {
                // What is left over asks for nothing: statements of one size are translated once.
                query.setParameter("reply" + i, i < some.size() ? some.get(i).getKey() : 0L);
                query.setParameter("offset" + i, i < some.size() ? some.get(i).getValue() : 0);
            }
            for (var row : query.getResultList()) {
                texts.computeIfAbsent((Long) row[0], id -> new StringBuilder()).append((String) row[1]);
            }
        }
        return texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .toString()));
    }

    private static String pieces(int replies) {
        return IntStream.range(0, replies)
                .mapToObj(i -> "(e.place.replyId = :reply" + i + " and e.place.endOffset > :offset" + i + ")")
                .collect(Collectors.joining(
                        " or ",
                        "select e.place.replyId, e.content from ReplyEvent e where ",
                        " order by e.place.replyId, e.place.endOffset"));
    }

    void deletePieces(long replyId) {
        em.createQuery("delete from ReplyEvent e where e.place.replyId = :reply")
                .setParameter("reply", replyId)
                .executeUpdate();
    }

    void renew(Collection<Long> replyIds, Instant until) {
        em.createQuery("update Message m set m.leaseUntil = :until where m.id in :ids and m.status = :pending")
                .setParameter("until", until)
                .setParameter("ids", replyIds)
                .setParameter("pending", MessageStatus.PENDING)
                .executeUpdate();
    }

    /** Those of some replies that are still pending. */
    List<Long> pendingAmong(Collection<Long> replyIds) {
        return em.createQuery("select m.id from Message m where m.id in :ids and m.status = :pending", Long.class)
                .setParameter("ids", replyIds)
                .setParameter("pending", MessageStatus.PENDING)
                .getResultList();
    }

    /** Pending replies whose node has been silent for too long. */
    List<Message> abandoned(Instant now, int limit) {
        return em.createQuery(
                        "select m from Message m where m.status = :pending and m.leaseUntil < :now order by m.id",
                        Message.class)
                .setParameter("pending", MessageStatus.PENDING)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
    }
}
