package org.llmmodes.auth.control;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.control.LoginOutcome.Locked;
import org.llmmodes.auth.control.LoginOutcome.MfaRequired;
import org.llmmodes.auth.control.LoginOutcome.Refused;
import org.llmmodes.auth.control.LoginOutcome.SignedIn;
import org.llmmodes.auth.control.LoginOutcome.WrongCode;
import org.llmmodes.auth.control.LoginOutcome.WrongCredentials;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.LetterKind;
import org.llmmodes.platform.config.Settings;

/** The end of a sign-in, once the password was right. */
@Stateless
public class SignInService {

    @Inject
    private UserRepository users;

    @Inject
    private LoginGuardService guards;

    @Inject
    private SecondFactorService factors;

    @Inject
    private SessionService sessions;

    @Inject
    private DeviceCookies devices;

    @Inject
    private UserLetters letters;

    @Inject
    private AuditTrail audit;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    @Resource
    private SessionContext context;

    /**
     * Looks at the account again, spends the code, takes the failures back and opens a session, all of it or nothing: a code that comes to a lock is
     * not used up, and who races with the same code and loses cannot lock its owner out in between.
     *
     * @param credentials what the password was checked against
     * @param guard       the counter of this sign-in
     * @param rehashed    the password's next hash, where the present one is outdated
     * @return wrong credentials and wrong codes are not counted yet
     */
    public LoginOutcome finish(
            AccountService.Credentials credentials, LoginAttempt attempt, String guard, Optional<String> rehashed) {
        var user = users.findForUpdate(credentials.userId()).orElse(null);
        if (user == null || !user.passwordHash().equals(credentials.passwordHash())) {
            // The account was deleted, or its password changed, while this one was being checked.
            return new WrongCredentials();
        }
        var locked = guards.hold(guard);
        if (locked.isPresent()) {
            return new Locked(locked.get());
        }
        if (user.isMfaEnabled()) {
            var code = attempt.mfaCode();
            if (code == null) {
                return new MfaRequired();
            }
            if (!factors.spend(user.id(), code)) {
                return new WrongCode();
            }
        }
        locked = guards.right(guard);
        if (locked.isPresent()) {
            // There was no counter to be held, and parallel guesses have made one and locked it.
            context.setRollbackOnly();
            return new Locked(locked.get());
        }
        return admit(user, attempt, rehashed);
    }

    private LoginOutcome admit(User user, LoginAttempt attempt, Optional<String> rehashed) {
        if (!user.isActive()) {
            refused(user, "deactivated");
            return new Refused("This account is deactivated; ask an administrator.");
        }
        if (settings.auth().requireVerifiedEmail() && !user.isVerified()) {
            refused(user, "not_verified");
            return new Refused("Confirm your e-mail address first; the link was mailed to you.");
        }
        var now = clock.instant();
        var known = devices.deviceOf(attempt.deviceCookie(), attempt.email()).isPresent();
        rehashed.ifPresent(hash -> user.rehash(hash, now));
        if (!known) {
            tellOfNewDevice(user, attempt);
        }
        user.signedIn(now);
        return new SignedIn(
                sessions.open(user, attempt),
                known ? String.valueOf(attempt.deviceCookie()) : devices.issue(attempt.email()));
    }

    /** The password was right, so whoever tried is the user; yet the account may not sign in. */
    private void refused(User user, String reason) {
        audit.record(AuditEntry.own(AuditType.SIGN_IN_FAILED, user.id(), user.email())
                .inVain()
                .with("reason", reason));
    }

    /** The first device of all is no news. */
    private void tellOfNewDevice(User user, LoginAttempt attempt) {
        if (user.lastLoginAt() != null) {
            letters.send(
                    LetterKind.NEW_DEVICE,
                    user,
                    Map.of(
                            "ip_address",
                            attempt.ipAddress(),
                            "user_agent",
                            Objects.requireNonNullElse(attempt.userAgent(), "")));
        }
    }
}
