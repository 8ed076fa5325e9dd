package org.llmmodes.chat.boundary;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a reply's events: {@code <reply>-<offset>} says how much of the reply the client has after it, {@code <reply>-end} that it has
 * all. A client that comes back with {@code Last-Event-ID: 17-42} gets reply 17 from its 43rd UTF-16 unit on.
 */
final class EventId {

    private static final Pattern ID = Pattern.compile("(\\d{1,18})-(\\d{1,9}|end)");

    private EventId() {}

    static String delta(long replyId, int endOffset) {
        return replyId + "-" + endOffset;
    }

    static String end(long replyId) {
        return replyId + "-end";
    }

    /** How much of the reply the client has; 0 for what is no id of this reply. */
    static int seen(long replyId, @Nullable String lastEventId) {
        var id = ID.matcher(lastEventId == null ? "" : lastEventId.strip());
        if (!id.matches() || Long.parseLong(id.group(1)) != replyId) {
            return 0;
        }
        return id.group(2).equals("end") ? Integer.MAX_VALUE : Integer.parseInt(id.group(2));
    }
}
