package org.llmmodes.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;

/** Makes a MIME message of a letter: text and HTML beside each other (RFC 2046 §5.1.4), with nothing in its header that a stranger wrote. */
final class LetterMail {

    private static final String UTF_8 = "UTF-8";

    private final Session session;
    private final Sender sender;
    private final LetterWriter writer;

    LetterMail(Session session, Sender sender, LetterWriter writer) {
        this.session = session;
        this.sender = sender;
        this.writer = writer;
    }

    MimeMessage write(DispatchService.Claim claim) throws MessagingException {
        var written = writer.write(claim.letter(), claim.createdAt());
        var message = new Numbered(session, claim.messageId());
        message.setFrom(sender.address());
        // Parsed strictly: an address with anything behind it is refused, not sent to.
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(claim.letter().to(), true));
        message.setSubject(written.subject(), UTF_8);
        message.setSentDate(Date.from(claim.createdAt()));
        // RFC 3834: nobody's holiday answers this.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", written.language());
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(written.text(), "plain"));
        both.addBodyPart(part(written.html(), "html"));
        message.setContent(both);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** A message that keeps the Message-ID it was given: the same at every attempt. */
    private static final class Numbered extends MimeMessage {

        private final String id;

        Numbered(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
