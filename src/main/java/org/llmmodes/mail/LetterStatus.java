package org.llmmodes.mail;

import java.util.Locale;

/** Where a letter is. */
public enum LetterStatus {
    /** Not sent yet: due, waiting for its next attempt, or being sent right now. */
    PENDING,
    /** Taken by the mail server. */
    SENT,
    /** Refused by the mail server for good, or tried for too long. */
    FAILED;

    /** The name on the wire: {@code pending}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
