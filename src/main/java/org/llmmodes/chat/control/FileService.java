package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.llmmodes.chat.entity.ChatFile;

/** Hands out the files of chats. */
@Stateless
public class FileService {

    @Inject
    private ChatRepository chats;

    @Inject
    private FileRepository files;

    /** A file with its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Download(ChatFile file, byte[] bytes) {}

    public ChatFile require(long userId, long chatId, long fileId) {
        chats.require(userId, chatId);
        return files.require(chatId, fileId);
    }

    public Download download(long userId, long chatId, long fileId) {
        var file = require(userId, chatId, fileId);
        return new Download(file, files.bytesOf(fileId));
    }

    /** For engines, whose request was checked before. */
    public byte[] bytesOf(long fileId) {
        return files.bytesOf(fileId);
    }
}
