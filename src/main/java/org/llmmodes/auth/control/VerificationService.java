package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.MailToken.Purpose;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.LetterKind;

/** Confirms that an account's address is its user's. */
@Stateless
public class VerificationService {

    private static final Duration LIFETIME = Duration.ofHours(24);

    @Inject
    private UserRepository users;

    @Inject
    private MailTokens tokens;

    @Inject
    private UserLetters letters;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** Sends the link, in the transaction that made the account. */
    public void ask(User user) {
        var token = tokens.issue(user, Purpose.VERIFY, clock.instant().plus(LIFETIME));
        letters.sendToken(LetterKind.VERIFY_EMAIL, user, token);
    }

    /** Sends a new link where there is an account that needs one; whether there is, nobody is told. */
    public void askAgain(String email) {
        var user = users.findForUpdate(email);
        var wanted = user.filter(User::isActive).filter(found -> !found.isVerified());
        wanted.ifPresent(this::ask);
        var entry = AuditEntry.of(AuditType.VERIFICATION_REQUESTED)
                .about(user.map(User::id).orElse(null), email);
        audit.record(wanted.isPresent() ? entry : entry.inVain());
    }

    /** Uses a token; false where it is unknown, used, replaced or expired. */
    public boolean verify(String token) {
        Optional<User> user = tokens.spend(Purpose.VERIFY, token);
        user.ifPresent(found -> found.verify(clock.instant()));
        audit.record(user.map(found -> AuditEntry.own(AuditType.ACCOUNT_VERIFIED, found.id(), found.email()))
                .orElseGet(() -> AuditEntry.of(AuditType.ACCOUNT_VERIFIED).inVain()));
        return user.isPresent();
    }
}
