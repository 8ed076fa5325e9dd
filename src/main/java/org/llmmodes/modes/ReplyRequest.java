package org.llmmodes.modes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message that wants an answer, with its surroundings.
 *
 * @param replyId  the reply that the answer becomes; 0 when it is stored nowhere
 * @param userId   who asks
 * @param text     what was said, 1..32,000 characters
 * @param metadata the message's metadata as sent, without file contents; empty object when none
 * @param settings the user's settings for the mode, complete: stored ones over the defaults
 * @param history  what was said before in this chat, oldest first, at most the latest 50 turns, without superseded replies
 * @param elsewhere what the same user said before in other chats of the mode
 * @param images   the images of the message, or of the latest message in the chat that has any (uploads and results alike); empty when there are none
 */
public record ReplyRequest(
        long replyId,
        long userId,
        String text,
        ObjectNode metadata,
        ObjectNode settings,
        List<Turn> history,
        Elsewhere elsewhere,
        List<Image> images) {

    /** A message of a user who has said nothing in other chats, and whose answer is stored nowhere. */
    public ReplyRequest(
            long userId,
            String text,
            ObjectNode metadata,
            ObjectNode settings,
            List<Turn> history,
            List<Image> images) {
        this(0, userId, text, metadata, settings, history, List::of, images);
    }

    /** The same with other metadata. */
    public ReplyRequest with(ObjectNode other) {
        return new ReplyRequest(replyId, userId, text, other, settings, history, elsewhere, images);
    }

    /**
     * One earlier message.
     *
     * @param fromUser true for the user's words, false for a reply
     * @param text     what was said
     */
    public record Turn(boolean fromUser, String text) {}

    /** The user's other chats of the mode, archived ones too; read when asked for, so that what was deleted is gone. */
    @FunctionalInterface
    public interface Elsewhere {

        /**
         * What the user said there.
         *
         * @return a list per chat, oldest message first; in all at most the latest 300 messages of the latest 50 chats, of each the first
         *     1,000 characters
         */
        List<List<String>> said();
    }

    /** A stored image; its bytes are read when asked for. */
    public interface Image {

        long id();

        String name();

        /** The media type found by looking at the content, such as {@code image/png}. */
        String type();

        /** Pixels. */
        int width();

        /** Pixels. */
        int height();

        /** The encoded image as it was stored. */
        byte[] bytes();
    }

    /** The newest image, or null when the chat has none. */
    public @Nullable Image latestImage() {
        return images.isEmpty() ? null : images.get(images.size() - 1);
    }
}
