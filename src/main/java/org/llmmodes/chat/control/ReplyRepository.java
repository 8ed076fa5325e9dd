package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.chat.entity.ReplyEvent;

/** What the database knows of replies while they are written: leases and pieces. */
@ApplicationScoped
public class ReplyRepository {

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
