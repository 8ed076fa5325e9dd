package org.llmmodes.mail;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.logging.Logger;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.config.Settings.Environment;
import org.llmmodes.platform.crypto.Secrets;

/** Takes letters. */
@Stateless
public class Outbox {

    private static final Logger LOG = Logger.getLogger(Outbox.class.getName());

    @Inject
    private OutboxRepository letters;

    @Inject
    private LetterSeal seal;

    @Inject
    private Postman postman;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    /** Puts a letter in the outbox in the transaction of the caller; it is sent after that has committed, or never. */
    public void put(Letter letter) {
        var messageId = "<" + Secrets.encode(Secrets.random(16)) + "@"
                + Sender.of(settings).domain() + ">";
        letters.add(new OutboxLetter(letter.kind(), letter.to(), seal.seal(letter), messageId, clock.instant()));
        afterCommit(() -> {
            postman.nudge();
            showLink(letter);
        });
    }

    /** A developer without a mail server finds the link in the log. Never in production or test: a link is a secret. */
    private void showLink(Letter letter) {
        if (settings.mail().host() == null && settings.environment() == Environment.DEVELOPMENT) {
            LetterWriter.link(letter, settings.web().appUrl())
                    .ifPresent(link -> LOG.warning(() -> "SMTP_HOST is not set, so " + letter.kind() + " to "
                            + letter.to() + " stays in the outbox. Its link: " + link));
        }
    }

    private void afterCommit(Runnable work) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }
}
