package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.chat.entity.Role;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** The messages in the database; their order is that of their ids. */
@ApplicationScoped
public class MessageRepository {

    private static final String BY_CONTENT =
            " from Message m, Chat c where c.id = m.chatId and c.userId = :user and m.superseded = false"
                    + " and lower(m.content) like lower(:pattern) escape '!'";

    @PersistenceContext
    private EntityManager em;

    void add(Message message) {
        em.persist(message);
        em.flush();
    }

    /** @throws ProblemException 404 when the chat has no such reply */
    Message requireReply(long chatId, long replyId) {
        return Optional.ofNullable(em.find(Message.class, replyId))
                .filter(message -> message.chatId() == chatId && message.isReply())
                .orElseThrow(() -> ProblemException.notFound("Reply"));
    }

    /** @throws ProblemException 404 when the chat has no such message */
    Message require(long chatId, long id) {
        return Optional.ofNullable(em.find(Message.class, id))
                .filter(message -> message.chatId() == chatId)
                .orElseThrow(() -> ProblemException.notFound("Message"));
    }

    Message require(long id) {
        return Optional.ofNullable(em.find(Message.class, id)).orElseThrow(() -> ProblemException.notFound("Message"));
    }

    Optional<Message> lock(long id) {
        return Optional.ofNullable(em.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Message> findByKey(long chatId, String key) {
        return em.createQuery(
                        "select m from Message m where m.chatId = :chat and m.idempotencyKey = :key", Message.class)
                .setParameter("chat", chatId)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** Every reply to a message, superseded ones too, oldest first. */
    List<Message> repliesTo(long messageId) {
        return em.createQuery("select m from Message m where m.replyTo = :message order by m.id", Message.class)
                .setParameter("message", messageId)
                .getResultList();
    }

    List<Message> list(long chatId, boolean includeSuperseded, Page page) {
        return em.createQuery(
                        "select m from Message m where m.chatId = :chat"
                                + (includeSuperseded ? "" : " and m.superseded = false") + " order by m.id",
                        Message.class)
                .setParameter("chat", chatId)
                .setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }

    long countAll(long chatId) {
        return em.createQuery("select count(m) from Message m where m.chatId = :chat", Long.class)
                .setParameter("chat", chatId)
                .getSingleResult();
    }

    /** The latest messages up to an id, oldest first, without superseded replies. */
    List<Message> latest(long chatId, long upToId, int limit) {
        var newestFirst = em.createQuery(
                        "select m from Message m where m.chatId = :chat and m.superseded = false and m.id <= :id"
                                + " order by m.id desc",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("id", upToId)
                .setMaxResults(limit)
                .getResultList();
        var messages = new ArrayList<>(newestFirst);
        Collections.reverse(messages);
        return messages;
    }

    /** The next messages after an id, oldest first, without superseded replies. */
    List<Message> after(long chatId, long afterId, int limit) {
        return em.createQuery(
                        "select m from Message m where m.chatId = :chat and m.superseded = false and m.id > :id"
                                + " order by m.id",
                        Message.class)
                .setParameter("chat", chatId)
                .setParameter("id", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * The latest that users said in some chats before a message, oldest first.
     *
     * @param length of each text the first so many characters
     */
    List<Words> wordsOfUser(List<Long> chatIds, long beforeId, int length, int limit) {
        if (chatIds.isEmpty()) {
            return List.of();
        }
        var newestFirst = em.createQuery(
                        "select m.chatId, substring(m.content, 1, :length)"
                                + " from Message m where m.chatId in :chats and m.role = :user and m.id < :id"
                                + " order by m.id desc",
                        Object[].class)
                .setParameter("chats", chatIds)
                .setParameter("user", Role.USER)
                .setParameter("id", beforeId)
                .setParameter("length", length)
                .setMaxResults(limit)
                .getResultList();
        var words = new ArrayList<Words>();
        newestFirst.forEach(row -> words.add(new Words((Long) row[0], (String) row[1])));
        Collections.reverse(words);
        return List.copyOf(words);
    }

    /** Newest first. */
    List<Message> findByContent(long userId, LikePattern pattern, int skip, int limit) {
        return em.createQuery("select m" + BY_CONTENT + " order by m.id desc", Message.class)
                .setParameter("user", userId)
                .setParameter("pattern", pattern.text())
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    long countByContent(long userId, LikePattern pattern) {
        return em.createQuery("select count(m)" + BY_CONTENT, Long.class)
                .setParameter("user", userId)
                .setParameter("pattern", pattern.text())
                .getSingleResult();
    }
}
