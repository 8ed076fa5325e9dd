package org.llmmodes.admin.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.mail.MailService;
import org.llmmodes.mail.MailService.RetryOutcome;

/** Has a letter tried again, and records who wished it, in one transaction. */
@Stateless
public class LetterRetryService {

    @Inject
    private MailService mail;

    @Inject
    private AuditTrail audit;

    public RetryOutcome retry(Caller admin, long letterId) {
        var outcome = mail.retry(letterId);
        if (outcome == RetryOutcome.QUEUED) {
            audit.record(AuditEntry.of(AuditType.MAIL_RETRIED)
                    .by(admin.userId(), admin.email())
                    .with("letter_id", Long.toString(letterId)));
        }
        return outcome;
    }
}
