package org.llmmodes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings;

/** A line to the mail server: opened for the first letter, used for all that follow, opened anew after a failure. Not for several threads. */
final class SmtpLine implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SmtpLine.class.getName());

    private final Session session;
    private final Settings.Mail mail;
    private final LetterMail letters;
    private @Nullable Transport transport;

    SmtpLine(Session session, Settings settings, LetterWriter writer) {
        this.session = session;
        this.mail = settings.mail();
        this.letters = new LetterMail(session, Sender.of(settings), writer);
    }

    /** Hands a letter over. Never called in a transaction: it may take as long as the server likes, within the time limits of each step. */
    Delivery send(DispatchService.Claim claim) {
        try {
            open();
        } catch (MessagingException e) {
            close();
            return new Delivery.Unreachable(SmtpReply.of(e).text());
        }
        MimeMessage message;
        try {
            message = letters.write(claim);
        } catch (MessagingException | RuntimeException e) {
            LOG.log(Level.SEVERE, "Letter " + claim.id() + " cannot be written", e);
            return new Delivery.Refused(true, "The letter cannot be written; the log says why.");
        }
        try {
            open().sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted();
        } catch (MessagingException e) {
            // Half a conversation is no good start for the next letter.
            close();
            var reply = SmtpReply.of(e);
            return new Delivery.Refused(reply.isForGood(), reply.text());
        }
    }

    private Transport open() throws MessagingException {
        if (transport == null) {
            var fresh = session.getTransport("smtp");
            transport = fresh;
            fresh.connect(mail.host(), mail.port(), mail.username(), mail.password());
        }
        return transport;
    }

    @Override
    public void close() {
        var open = transport;
        transport = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (MessagingException e) {
            LOG.log(Level.FINE, "The line to the mail server was cut", e);
        }
    }
}
