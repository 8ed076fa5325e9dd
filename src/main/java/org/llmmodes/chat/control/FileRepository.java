package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.chat.entity.FileContent;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.platform.problem.ProblemException;

/** The files of messages in the database. */
@ApplicationScoped
public class FileRepository {

    @PersistenceContext
    private EntityManager em;

    void add(ChatFile file, byte[] bytes) {
        em.persist(file);
        em.flush();
        em.persist(new FileContent(file.id(), bytes));
    }

    /** @throws ProblemException 404 when the chat has no such file */
    ChatFile require(long chatId, long fileId) {
        return Optional.ofNullable(em.find(ChatFile.class, fileId))
                .filter(file -> file.chatId() == chatId)
                .orElseThrow(() -> ProblemException.notFound("File"));
    }

    byte[] bytesOf(long fileId) {
        return Optional.ofNullable(em.find(FileContent.class, fileId))
                .orElseThrow(() -> ProblemException.notFound("File"))
                .data();
    }

    /** The messages with their files, by one query however many they are. */
    List<MessageView> withFiles(List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        var byMessage = em.createQuery(
                        "select f from ChatFile f where f.messageId in :messages order by f.id", ChatFile.class)
                .setParameter("messages", messages.stream().map(Message::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(ChatFile::messageId));
        return messages.stream()
                .map(message -> new MessageView(message, byMessage.getOrDefault(message.id(), List.of())))
                .toList();
    }

    MessageView withFiles(Message message) {
        return withFiles(List.of(message)).get(0);
    }

    /** The files of the latest message up to an id that has any; superseded replies do not count. */
    List<ChatFile> latest(long chatId, long upToMessageId) {
        return em.createQuery(
                        "select max(f.messageId) from ChatFile f, Message m where m.id = f.messageId"
                                + " and f.chatId = :chat and f.messageId <= :message and m.superseded = false",
                        Long.class)
                .setParameter("chat", chatId)
                .setParameter("message", upToMessageId)
                .getResultStream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(message -> em.createQuery(
                                "select f from ChatFile f where f.messageId = :message order by f.id", ChatFile.class)
                        .setParameter("message", message)
                        .getResultList())
                .orElse(List.of());
    }
}
