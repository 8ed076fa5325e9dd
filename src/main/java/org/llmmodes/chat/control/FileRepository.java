package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
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
        return joined(messages, byMessage);
    }

    /** The same for neighbours in one chat, ordered by id: by a statement that need not be translated anew at each call. */
    List<MessageView> withFilesOfOneChat(List<Message> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        var byMessage = em.createQuery(
                        "select f from ChatFile f where f.chatId = :chat and f.messageId between :first and :last order by f.id",
                        ChatFile.class)
                .setParameter("chat", messages.get(0).chatId())
                .setParameter("first", messages.get(0).id())
                .setParameter("last", messages.get(messages.size() - 1).id())
                .getResultStream()
                .collect(Collectors.groupingBy(ChatFile::messageId));
        return joined(messages, byMessage);
    }

    private static List<MessageView> joined(List<Message> messages, Map<Long, List<ChatFile>> files) {
        return messages.stream()
                .map(message -> new MessageView(message, files.getOrDefault(message.id(), List.of())))
                .toList();
    }

    MessageView withFiles(Message message) {
        return withFilesOfOneChat(List.of(message)).get(0);
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
