package org.llmmodes.mail;

/** What became of a letter at the mail server. */
sealed interface Delivery {

    /** The server took it (250 after its last line). */
    record Accepted() implements Delivery {}

    /**
     * The server, or the line to it, failed this letter.
     *
     * @param forGood whether trying again is of no use (5xx)
     * @param error   without secrets
     */
    record Refused(boolean forGood, String error) implements Delivery {}

    /** The server could not be reached, or not in the way that the settings demand; no other letter would fare better now. */
    record Unreachable(String error) implements Delivery {}
}
