package org.llmmodes.mail;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why a letter could not be handed over, read from the exceptions of Jakarta Mail, whose messages begin with the server's reply (RFC 5321
 * §4.2) where there is one.
 *
 * @param code 400..599; 0 where the server did not reply
 * @param text one line of at most 300 characters, without secrets
 */
record SmtpReply(int code, String text) {

    private static final Pattern REPLY = Pattern.compile("\\s*([45]\\d\\d)[ -].*", Pattern.DOTALL);

    /** Long runs without a break may be a token that the server quotes. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{24,}");

    /** Replies about signing in to the server (RFC 4954 §6): a matter of the settings, which somebody will mend. */
    private static final Set<Integer> ABOUT_SETTINGS = Set.of(530, 534, 535, 538);

    private static final int MAX_LENGTH = 300;

    /** The innermost reply, which is the one about the recipient; without any, what the outermost exception says. */
    static SmtpReply of(MessagingException failure) {
        var reply = new SmtpReply(0, clean(failure.getMessage()));
        Exception next = failure;
        while (next != null) {
            var match = REPLY.matcher(String.valueOf(next.getMessage()));
            if (match.matches()) {
                reply = new SmtpReply(Integer.parseInt(match.group(1)), clean(next.getMessage()));
            }
            next = next instanceof MessagingException mail ? mail.getNextException() : null;
        }
        return reply;
    }

    /** Whether trying again is of no use. */
    boolean isForGood() {
        return code >= 500 && !ABOUT_SETTINGS.contains(code);
    }

    private static String clean(@Nullable String message) {
        var line = SECRET.matcher(String.valueOf(message)).replaceAll("…");
        var words = line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return words.length() <= MAX_LENGTH ? words : words.substring(0, MAX_LENGTH - 1) + "…";
    }
}
