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
import org.llmmodes.auth.entity.MailTokenRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.LetterKind;

/** The transactions of a password reset: the link that is asked for, who it belongs to, and its use. */
@Stateless
public class PasswordResetService {

    private static final Duration LIFETIME = Duration.ofHours(1);

    @Inject
    private UserRepository users;

    @Inject
    private MailTokenRepository stored;

    @Inject
    private MailTokens tokens;

    @Inject
    private PasswordService passwords;

    @Inject
    private UserLetters letters;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** The account that a reset link belongs to. */
    public record Holder(long userId, String email) {}

    /** Sends a link where there is an active account with the address; whether there is, nobody is told. */
    public void ask(String email) {
        var user = users.findForUpdate(email);
        var wanted = user.filter(User::isActive);
        wanted.ifPresent(this::send);
        var entry = AuditEntry.of(AuditType.PASSWORD_RESET_REQUESTED)
                .about(user.map(User::id).orElse(null), email);
        audit.record(wanted.isPresent() ? entry : entry.inVain());
    }

    /** Sends a link to an account, in the transaction of whoever wants it to have a new password. */
    public void send(User user) {
        var token = tokens.issue(user, Purpose.RESET, clock.instant().plus(LIFETIME));
        letters.sendToken(LetterKind.RESET_PASSWORD, user, token);
    }

    /** Whose token it is, without using it up; empty, and on record, where it is unknown, used, replaced or expired. */
    public Optional<Holder> findHolder(String token) {
        var holder = tokens.find(Purpose.RESET, token).map(user -> new Holder(user.id(), user.email()));
        if (holder.isEmpty()) {
            audit.record(AuditEntry.of(AuditType.PASSWORD_RESET).inVain());
        }
        return holder;
    }

    /**
     * Uses the token and puts the password in its place, which ends all sessions. Whoever reads the account's mail has also confirmed its
     * address by that. False where somebody else used the token meanwhile.
     */
    public boolean complete(String token, NewPassword password) {
        var user = tokens.spend(Purpose.RESET, token).orElse(null);
        if (user == null) {
            return false;
        }
        passwords.replace(password, AuditType.PASSWORD_RESET, null);
        user.verify(clock.instant());
        return true;
    }

    /** The password was one that the account may not have again. */
    public void refused(Holder holder) {
        audit.record(AuditEntry.own(AuditType.PASSWORD_RESET, holder.userId(), holder.email())
                .inVain());
    }

    /** Removes tokens of all purposes that have expired. */
    public int sweep() {
        return stored.removeExpired(clock.instant());
    }
}
