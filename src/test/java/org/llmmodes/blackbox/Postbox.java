package org.llmmodes.blackbox;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Everybody's mailbox: a real mail server (GreenMail) in this JVM, behind a {@link SmtpGate}. */
public final class Postbox {

    private static final Postbox SHARED = new Postbox();

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final SmtpGate gate;

    private Postbox() {
        server.start();
        gate = new SmtpGate(server.getSmtp().getPort());
    }

    /** The one that all stories share; every user has an address of its own. */
    public static Postbox shared() {
        return SHARED;
    }

    public SmtpGate gate() {
        return gate;
    }

    /** What a node's environment says to send its mail here. */
    public Map<String, String> environment() {
        return Map.of(
                "SMTP_HOST", "127.0.0.1",
                "SMTP_PORT", Integer.toString(gate.port()),
                "SMTP_STARTTLS", "false",
                "EMAIL_FROM", "LLM_MODES <no-reply@modes.example>");
    }

    /** A letter as it arrived. */
    public record Mail(MimeMessage message, String subject, String text, String html) {

        private static final Pattern TOKEN = Pattern.compile("(http://\\S+)\\?token=([A-Za-z0-9_-]{43})\\s");

        /** The token of its link. */
        public String token() {
            return link(2);
        }

        /** Its link up to the question mark. */
        public String page() {
            return link(1);
        }

        private String link(int group) {
            var match = TOKEN.matcher(text);
            if (!match.find()) {
                throw new AssertionError("No link in " + text);
            }
            return match.group(group);
        }

        String header(String name) {
            try {
                return String.join("|", message.getHeader(name) == null ? new String[0] : message.getHeader(name));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** All letters to an address, the oldest first. */
    List<Mail> lettersTo(String address) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address))
                .map(Postbox::read)
                .toList();
    }

    /** Waits until as many letters of a subject have come to an address, and answers the latest of them. */
    Mail await(String address, String subject, int count) {
        Predicate<Mail> wanted = mail -> mail.subject().equals(subject);
        var letters = Patience.until(
                () -> lettersTo(address).stream().filter(wanted).toList(), found -> found.size() >= count);
        return letters.get(letters.size() - 1);
    }

    public Mail await(String address, String subject) {
        return await(address, subject, 1);
    }

    long count(String address, String subject) {
        return lettersTo(address).stream()
                .filter(mail -> mail.subject().equals(subject))
                .count();
    }

    private static Mail read(MimeMessage message) {
        try {
            var parts = (Multipart) message.getContent();
            return new Mail(
                    message, message.getSubject(), (String) parts.getBodyPart(0).getContent(), (String)
                            parts.getBodyPart(1).getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
