package org.llmmodes.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;
import org.llmmodes.admin.entity.ChatAccess;
import org.llmmodes.admin.entity.ChatAccessRead;
import org.llmmodes.platform.database.UniqueViolation;
import org.llmmodes.platform.web.Page;

/** The accesses to chats in the database. */
@ApplicationScoped
public class ChatAccessRepository {

    @PersistenceContext
    private EntityManager entities;

    /** Stores one; false when the administrator has opened one to the same user a moment before. */
    boolean add(ChatAccess access) {
        try {
            entities.persist(access);
            entities.flush();
            return true;
        } catch (PersistenceException race) {
            if (UniqueViolation.isIn(race)) {
                return false;
            }
            throw race;
        }
    }

    void add(ChatAccessRead read) {
        entities.persist(read);
    }

    /** Writes changes now, so that a slot is free. */
    void flush() {
        entities.flush();
    }

    /** The one that has not been ended, locked until the transaction ends: who reads through it and who ends it take turns. */
    Optional<ChatAccess> findOpenForUpdate(long adminId, long userId) {
        return entities
                .createQuery("select a from ChatAccess a where a.openSlot = :slot", ChatAccess.class)
                .setParameter("slot", ChatAccess.slotOf(adminId, userId))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst();
    }

    Optional<ChatAccess> findForUpdate(long id) {
        return Optional.ofNullable(entities.find(ChatAccess.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The ids of those that nobody has ended yet. */
    List<Long> findOpen() {
        return entities.createQuery(
                        "select a.id from ChatAccess a where a.openSlot is not null order by a.id", Long.class)
                .getResultList();
    }

    List<ChatAccess> findOpenOfForUpdate(long adminId) {
        return entities.createQuery(
                        "select a from ChatAccess a where a.adminId = :admin and a.openSlot is not null order by a.id",
                        ChatAccess.class)
                .setParameter("admin", adminId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    List<ChatAccess> findOpenToForUpdate(long userId) {
        return entities.createQuery(
                        "select a from ChatAccess a where a.userId = :user and a.openSlot is not null order by a.id",
                        ChatAccess.class)
                .setParameter("user", userId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** All that there ever were to the chats of a user, the newest first. */
    List<ChatAccess> list(long userId, Page page) {
        return entities.createQuery(
                        "select a from ChatAccess a where a.userId = :user order by a.id desc", ChatAccess.class)
                .setParameter("user", userId)
                .setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }

    long count(long userId) {
        return entities.createQuery("select count(a) from ChatAccess a where a.userId = :user", Long.class)
                .setParameter("user", userId)
                .getSingleResult();
    }

    Optional<ChatAccessRead> findRead(long accessId, long chatId) {
        return entities
                .createQuery(
                        "select r from ChatAccessRead r where r.accessId = :access and r.chatId = :chat",
                        ChatAccessRead.class)
                .setParameter("access", accessId)
                .setParameter("chat", chatId)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** What was read through some accesses, in the order of the first readings. */
    List<ChatAccessRead> findReads(List<Long> accessIds) {
        return accessIds.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select r from ChatAccessRead r where r.accessId in :accesses order by r.id",
                                ChatAccessRead.class)
                        .setParameter("accesses", accessIds)
                        .getResultList();
    }
}
