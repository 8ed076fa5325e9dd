package org.llmmodes.admin.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.entity.ChatAccess;
import org.llmmodes.admin.entity.ChatAccessRead;
import org.llmmodes.auth.Caller;

/**
 * An access to somebody's chats as administrators see it: without the titles of what was read.
 *
 * @param administrator who opened it, by first and last name
 * @param usable        whether it lets the caller read now
 * @param endedBy       null while it is open
 * @param chatsRead     the chats that were read through it
 */
record ChatAccessResponse(
        long id,
        long userId,
        long administratorId,
        String administrator,
        String reason,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @JsonProperty("is_open") boolean open,
        @JsonProperty("is_usable") boolean usable,
        List<Long> chatsRead) {

    static ChatAccessResponse of(ChatAccess access, List<ChatAccessRead> reads, Caller caller, Instant now) {
        return new ChatAccessResponse(
                access.id(),
                access.userId(),
                access.adminId(),
                access.adminName(),
                access.reason(),
                access.openedAt(),
                access.expiresAt(),
                access.over(now).orElse(null),
                access.endedBy(now).orElse(null),
                access.isOpen(now),
                access.adminId() == caller.userId() && access.serves(caller.sessionId(), now),
                reads.stream().map(ChatAccessRead::chatId).toList());
    }

    /** The readings, by access. */
    static Map<Long, List<ChatAccessRead>> byAccess(List<ChatAccessRead> reads) {
        return reads.stream().collect(Collectors.groupingBy(ChatAccessRead::accessId));
    }

    /**
     * The same as the user sees it whose chats they are.
     *
     * @param administrator by name, so that there is somebody to ask; the address stays with the administrators, for it is what they sign in with
     * @param listings      how often the list of the chats, with their titles, was shown
     */
    record Own(
            long id,
            String administrator,
            String reason,
            Instant openedAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @JsonProperty("is_open") boolean open,
            int listings,
            List<Reading> chatsRead) {

        static Own of(ChatAccess access, List<ChatAccessRead> reads, Map<Long, String> titles, Instant now) {
            return new Own(
                    access.id(),
                    access.adminName(),
                    access.reason(),
                    access.openedAt(),
                    access.expiresAt(),
                    access.over(now).orElse(null),
                    access.endedBy(now).orElse(null),
                    access.isOpen(now),
                    access.listings(),
                    reads.stream()
                            .map(read -> new Reading(
                                    read.chatId(),
                                    titles.get(read.chatId()),
                                    read.firstReadAt(),
                                    read.lastReadAt(),
                                    read.reads()))
                            .toList());
        }
    }

    /**
     * A chat that was read.
     *
     * @param title null when the chat is gone
     * @param reads how often a part of it was shown
     */
    record Reading(long chatId, @Nullable String title, Instant firstReadAt, Instant lastReadAt, int reads) {}
}
