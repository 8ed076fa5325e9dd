package org.llmmodes.chat.boundary;

import org.llmmodes.chat.entity.ChatFile;

/**
 * A file of a message on the wire.
 *
 * @param type   the media type that its content has
 * @param size   bytes
 * @param width  pixels
 * @param height pixels
 * @param url    where its bytes are, below this server
 */
record FileResponse(long id, String name, String type, long size, int width, int height, String url) {

    static FileResponse of(ChatFile file) {
        return new FileResponse(
                file.id(), file.name(), file.type(), file.size(), file.width(), file.height(), urlOf(file));
    }

    static String urlOf(ChatFile file) {
        return "/api/chats/" + file.chatId() + "/files/" + file.id();
    }
}
