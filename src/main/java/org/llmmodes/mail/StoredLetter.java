package org.llmmodes.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter in the outbox as an administrator may see it: without its words.
 *
 * @param attempts      how often it was handed to the mail server
 * @param nextAttemptAt null where none is to come
 * @param lastError     why the last attempt failed, at most 300 characters, without secrets; null where none did
 * @param sentAt        null where it was not
 */
public record StoredLetter(
        long id,
        LetterStatus status,
        LetterKind kind,
        String to,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant sentAt) {}
