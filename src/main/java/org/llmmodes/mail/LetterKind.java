package org.llmmodes.mail;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every letter that the product writes; each has its words in {@code letters_*.properties}. */
public enum LetterKind {
    /** Values: token. */
    VERIFY_EMAIL("/verify-email", 24),
    /** Values: token. */
    RESET_PASSWORD("/reset-password", 1),
    /** Sign-in was locked by too many failures. Values: token. */
    ACCOUNT_LOCKED("/unlock", 24),
    PASSWORD_CHANGED(null, 72),
    MFA_ENABLED(null, 72),
    MFA_DISABLED(null, 72),
    BACKUP_CODE_USED(null, 72),
    /** A sign-in from a device that the account has not seen before. Values: ip_address, user_agent. */
    NEW_DEVICE(null, 72),
    /** An administrator may read the reader's chats for a while. Values: administrator, reason, until (RFC 3339). */
    CHAT_ACCESS_OPENED(null, 72);

    private final @Nullable String page;
    private final Duration worthSending;

    LetterKind(@Nullable String page, int hours) {
        this.page = page;
        this.worthSending = Duration.ofHours(hours);
    }

    /** The path of the page that the letter's link opens; empty where it has no link. */
    Optional<String> page() {
        return Optional.ofNullable(page);
    }

    /** How long sending is tried: as long as the link in it is good for, three days where there is none. */
    Duration worthSending() {
        return worthSending;
    }
}
