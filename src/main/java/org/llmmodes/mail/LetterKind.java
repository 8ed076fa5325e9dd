package org.llmmodes.mail;

/** Every letter that the product writes; each has a template. */
public enum LetterKind {
    /** Values: token. */
    VERIFY_EMAIL,
    /** Values: token. */
    RESET_PASSWORD,
    /** Sign-in was locked by too many failures. Values: token. */
    ACCOUNT_LOCKED,
    PASSWORD_CHANGED,
    MFA_ENABLED,
    MFA_DISABLED,
    BACKUP_CODE_USED,
    /** A sign-in from a device that the account has not seen before. Values: ip_address, user_agent. */
    NEW_DEVICE
}
