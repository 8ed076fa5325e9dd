package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.chat.entity.ChatActivity;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** The chats in the database. */
@ApplicationScoped
public class ChatRepository {

    private static final String BY_TITLE =
            " from Chat c where c.userId = :user and lower(c.title) like lower(:pattern) escape '!'";

    @PersistenceContext
    private EntityManager em;

    void add(Chat chat) {
        em.persist(chat);
        em.flush();
    }

    /** Writes changes now, so that the new version is known. */
    void flush() {
        em.flush();
    }

    void remove(Chat chat) {
        em.remove(chat);
    }

    /** @throws ProblemException 404 when there is none or it is somebody else's */
    Chat require(long userId, long chatId) {
        return Optional.ofNullable(em.find(Chat.class, chatId))
                .filter(chat -> chat.userId() == userId)
                .orElseThrow(() -> ProblemException.notFound("Chat"));
    }

    /**
     * Locks a chat until the transaction ends: who writes into it takes turns.
     *
     * @throws ProblemException 404 when there is none or it is somebody else's
     */
    ChatActivity lock(long userId, long chatId) {
        return lock(chatId)
                .filter(activity -> activity.belongsTo(userId))
                .orElseThrow(() -> ProblemException.notFound("Chat"));
    }

    Optional<ChatActivity> lock(long chatId) {
        return Optional.ofNullable(em.find(ChatActivity.class, chatId, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * A chat and its last message.
     *
     * @param last null while nothing was said
     */
    record WithLast(Chat chat, @Nullable Message last) {}

    /** One statement for chats and last messages: statements with a list of ids would be translated anew at each call. */
    Listing<WithLast> list(long userId, @Nullable String mode, boolean includeArchived, Page page) {
        var where = " from Chat c where c.userId = :user"
                + (mode == null ? "" : " and c.mode = :mode")
                + (includeArchived ? "" : " and c.archived = false");
        var joined = where.replace(" where ", " left join Message m on m.id = c.lastMessageId where ");
        var items = bind(
                        em.createQuery(
                                "select c, m" + joined + " order by c.pinned desc, c.updatedAt desc, c.id desc",
                                Object[].class),
                        userId,
                        mode)
                .setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultStream()
                .map(row -> new WithLast((Chat) row[0], (Message) row[1]))
                .toList();
        var count = bind(em.createQuery("select count(c)" + where, Long.class), userId, mode);
        return new Listing<>(items, count.getSingleResult());
    }

    /** Newest activity first. */
    List<Chat> findByTitle(long userId, LikePattern pattern, int skip, int limit) {
        return em.createQuery("select c" + BY_TITLE + " order by c.updatedAt desc, c.id desc", Chat.class)
                .setParameter("user", userId)
                .setParameter("pattern", pattern.text())
                .setFirstResult(skip)
                .setMaxResults(limit)
                .getResultList();
    }

    long countByTitle(long userId, LikePattern pattern) {
        return em.createQuery("select count(c)" + BY_TITLE, Long.class)
                .setParameter("user", userId)
                .setParameter("pattern", pattern.text())
                .getSingleResult();
    }

    List<Chat> findAll(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : em.createQuery("select c from Chat c where c.id in :ids", Chat.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** A user's chats of a mode but one, archived ones too: those in which something was said last. */
    List<Long> latestOthers(long userId, String mode, long butId, int limit) {
        return em.createQuery(
                        "select c.id from Chat c where c.userId = :user and c.mode = :mode and c.id <> :but"
                                + " and c.lastMessageId is not null order by c.lastMessageId desc",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("mode", mode)
                .setParameter("but", butId)
                .setMaxResults(limit)
                .getResultList();
    }

    private static <T> TypedQuery<T> bind(TypedQuery<T> query, long userId, @Nullable String mode) {
        query.setParameter("user", userId);
        return mode == null ? query : query.setParameter("mode", mode);
    }
}
