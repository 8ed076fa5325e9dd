package org.llmmodes.auth;

import org.jspecify.annotations.Nullable;

/**
 * Which accounts are wanted, and in which order.
 *
 * @param text   words that all occur in address or name, taken literally; null: any
 * @param status null: any
 * @param role   user or admin; null: any
 */
public record AccountQuery(
        @Nullable String text,
        @Nullable Status status,
        @Nullable String role,
        Order order) {

    /** The states an account can be in; it can be in several. */
    public enum Status {
        ACTIVE,
        INACTIVE,
        UNVERIFIED,
        LOCKED,
        MFA
    }

    /** The order of a list. */
    public enum Order {
        NEWEST,
        OLDEST,
        EMAIL,
        EMAIL_DESC,
        NAME,
        NAME_DESC,
        LAST_LOGIN,
        LAST_LOGIN_DESC
    }
}
