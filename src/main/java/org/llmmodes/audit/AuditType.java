package org.llmmodes.audit;

import java.util.Locale;

/** Every kind of event in the audit trail. */
public enum AuditType {
    ACCOUNT_REGISTERED("An account was made."),
    ACCOUNT_VERIFIED("An e-mail address was confirmed."),
    ACCOUNT_CHANGED("Name, roles or state of an account were changed."),
    ACCOUNT_DELETED("An account and all that belonged to it was deleted."),
    VERIFICATION_REQUESTED("A confirmation link was asked for."),
    SIGNED_IN("A session was opened."),
    SIGN_IN_FAILED("A wrong password, a wrong code, or an account that may not sign in."),
    SIGN_IN_LOCKED("Too many failures locked the sign-in."),
    SIGN_IN_UNLOCKED("A lock was lifted before its time."),
    SESSION_REFRESHED("A refresh token was traded for the next."),
    SESSION_ENDED("A session was ended by its user."),
    SESSIONS_REVOKED("Sessions were ended by another session, a password change or an administrator."),
    REFRESH_TOKEN_REUSED("A used refresh token came back; its session was ended."),
    PASSWORD_RESET_REQUESTED("A reset link was asked for."),
    PASSWORD_RESET("A password was replaced by a reset link."),
    PASSWORD_CHANGED("A password was replaced by its owner."),
    PASSWORD_RESET_REQUIRED("An administrator started a password reset."),
    MFA_SET_UP("A second factor was prepared."),
    MFA_ENABLED("A second factor was switched on."),
    MFA_DISABLED("A second factor was switched off."),
    MFA_BACKUP_CODES_RENEWED("Backup codes were replaced."),
    MFA_BACKUP_CODE_USED("A backup code was spent."),
    SIGNING_KEY_ROTATED("A new key signs access tokens."),
    ADMINISTRATOR_APPOINTED("The first administrator was made, at start or by the link that was printed then."),
    AUDIT_EXPORTED("An administrator took away a part of the audit trail."),
    AUDIT_VERIFIED("An administrator had the audit trail verified; the outcome says whether it was whole."),
    CHAT_ACCESS_OPENED("An administrator opened a user's chats for half an hour, for the reason given."),
    CHAT_ACCESS_ENDED("That access ended; the details say by what."),
    CHATS_LISTED("An administrator with such an access looked through the list of a user's chats."),
    CHAT_READ("An administrator with such an access read in a chat of a user."),
    RATE_LIMIT_RELEASED("An administrator gave a client its share back."),
    MAIL_RETRIED("An administrator had a letter tried again."),
    AI_TESTED("An administrator asked the AI provider for a word."),
    LOG_LEVEL_CHANGED("An administrator changed the level of a node's log.");

    private final String explanation;

    AuditType(String explanation) {
        this.explanation = explanation;
    }

    /** The name on the wire and in the database: {@code signed_in}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the type means, for the documentation. */
    public String explanation() {
        return explanation;
    }
}
