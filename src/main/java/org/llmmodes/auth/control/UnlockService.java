package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.LoginGuard;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.MailToken.Purpose;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.LetterKind;

/** Lets the owner of an account lift the lock that strangers' guesses have put on it. */
@Stateless
public class UnlockService {

    @Inject
    private UserRepository users;

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private DeviceCookies devices;

    @Inject
    private MailTokens tokens;

    @Inject
    private UserLetters letters;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** Sends an unlock link where strangers are locked out of an account, once for each lock; it is good for as long as the lock. */
    public void tellOwner(String email) {
        users.findForUpdate(email).filter(User::isActive).ifPresent(user -> guards.find(strangers(email))
                .map(LoginGuard::lockedUntil)
                .filter(until -> until.isAfter(clock.instant()))
                .filter(until -> !tokens.exists(user, Purpose.UNLOCK, until))
                .ifPresent(until ->
                        letters.sendToken(LetterKind.ACCOUNT_LOCKED, user, tokens.issue(user, Purpose.UNLOCK, until))));
    }

    /** Uses a token; false where it is unknown, used, replaced or expired. */
    public boolean unlock(String token) {
        Optional<User> user = tokens.spend(Purpose.UNLOCK, token);
        user.ifPresent(found -> guards.remove(strangers(found.email())));
        audit.record(user.map(found -> AuditEntry.own(AuditType.SIGN_IN_UNLOCKED, found.id(), found.email()))
                .orElseGet(() -> AuditEntry.of(AuditType.SIGN_IN_UNLOCKED).inVain()));
        return user.isPresent();
    }

    private String strangers(String email) {
        return devices.guardKey(email, Optional.empty());
    }
}
