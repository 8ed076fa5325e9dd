package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.entity.BackupCode;
import org.llmmodes.auth.entity.SecondFactor;
import org.llmmodes.auth.entity.SecondFactorRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.Letter;
import org.llmmodes.mail.LetterKind;
import org.llmmodes.mail.Outbox;
import org.llmmodes.platform.crypto.Secrets;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Second factors: preparing, switching on and off, spending codes. Every call locks the account first and the authenticator after it. */
@Stateless
public class SecondFactorService {

    private static final String PURPOSE = "second-factor";

    @Inject
    private UserRepository users;

    @Inject
    private SecondFactorRepository factors;

    @Inject
    private BackupCodes backupCodes;

    @Inject
    private SessionService sessions;

    @Inject
    private Secrets secrets;

    @Inject
    private AuditTrail audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Clock clock;

    /**
     * What an authenticator app is told.
     *
     * @param secret base32
     * @param uri    the same with everything around it, as {@code otpauth://totp/…}
     */
    public record Prepared(String secret, String uri) {

        /** Never shows the secret. */
        @Override
        public String toString() {
            return "Prepared";
        }
    }

    /**
     * Makes a new secret, which replaces one that was prepared before and is not in force yet.
     *
     * @throws ProblemException 409 when a second factor is in force
     */
    public Prepared prepare(long userId) {
        var user = lock(userId);
        if (user.isMfaEnabled()) {
            throw new ProblemException(
                    ProblemType.CONFLICT, "A second factor is switched on already; switch it off to set up another.");
        }
        var secret = Secrets.random(Totp.SECRET_BYTES);
        var sealed = secrets.seal(PURPOSE, secret);
        var now = clock.instant();
        factors.findForUpdate(userId)
                .ifPresentOrElse(
                        factor -> factor.prepare(sealed, now),
                        () -> factors.add(new SecondFactor(userId, sealed, now)));
        audit.record(AuditEntry.own(AuditType.MFA_SET_UP, user.id(), user.email()));
        var text = Base32.encode(secret);
        return new Prepared(text, Totp.uri(user.email(), text));
    }

    /**
     * Switches the prepared authenticator on.
     *
     * @return the backup codes, which nobody can show again
     * @throws ProblemException 400 for a wrong code or when nothing was prepared, 409 when a second factor is in force
     */
    public List<String> enable(long userId, String code) {
        var user = lock(userId);
        if (user.isMfaEnabled()) {
            throw new ProblemException(ProblemType.CONFLICT, "A second factor is switched on already.");
        }
        var factor = factors.findForUpdate(userId)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.RULE_BROKEN, "Ask for a secret first: POST /api/auth/mfa/setup."));
        if (!spendTotp(factor, plain(code))) {
            audit.recordSoon(AuditEntry.own(AuditType.MFA_ENABLED, user.id(), user.email())
                    .inVain());
            throw new ProblemException(
                    ProblemType.RULE_BROKEN,
                    "The code is wrong; check the clock of the device and send the code that it shows now.");
        }
        user.switchMfa(true, clock.instant());
        sessions.noticeChange(userId);
        audit.record(AuditEntry.own(AuditType.MFA_ENABLED, user.id(), user.email()));
        write(LetterKind.MFA_ENABLED, user);
        return replaceBackupCodes(user);
    }

    /** Whether a code of the authenticator or a backup code is right; it is used up by that. */
    public boolean spend(long userId, String code) {
        var user = users.findForUpdate(userId).orElse(null);
        if (user == null || !user.isMfaEnabled()) {
            return false;
        }
        var typed = plain(code);
        if (Totp.looksLikeCode(typed)) {
            return factors.findForUpdate(userId)
                    .map(factor -> spendTotp(factor, typed))
                    .orElse(false);
        }
        if (!factors.spendBackupCode(userId, backupCodes.hashOf(userId, typed))) {
            return false;
        }
        var left = factors.countBackupCodes(userId);
        audit.record(AuditEntry.own(AuditType.MFA_BACKUP_CODE_USED, user.id(), user.email())
                .with("left", Long.toString(left)));
        write(LetterKind.BACKUP_CODE_USED, user);
        return true;
    }

    /** Makes ten new backup codes; those made before are worthless from now on. */
    public List<String> renewBackupCodes(long userId) {
        var user = requireEnabled(userId);
        audit.record(AuditEntry.own(AuditType.MFA_BACKUP_CODES_RENEWED, user.id(), user.email()));
        return replaceBackupCodes(user);
    }

    /**
     * Switches the second factor off and forgets it.
     *
     * @param administrator who does it to somebody else; null: the owner
     * @throws ProblemException 400 when none is in force
     */
    public void disable(long userId, @Nullable Caller administrator) {
        var user = requireEnabled(userId);
        factors.findForUpdate(userId).ifPresent(factors::remove);
        factors.removeBackupCodes(userId);
        user.switchMfa(false, clock.instant());
        sessions.noticeChange(userId);
        var entry = AuditEntry.own(AuditType.MFA_DISABLED, user.id(), user.email());
        audit.record(administrator == null ? entry : entry.by(administrator.userId(), administrator.email()));
        write(LetterKind.MFA_DISABLED, user);
    }

    /** Codes are shown in groups; people type them so. */
    private static String plain(String code) {
        return code.replaceAll("\\s", "");
    }

    private boolean spendTotp(SecondFactor factor, String code) {
        OptionalLong step;
        try {
            step = Totp.stepOf(code, secrets.open(PURPOSE, factor.sealedSecret()), clock.instant(), factor.lastStep());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A second factor in the database cannot be opened with this SECRET_KEY", e);
        }
        step.ifPresent(factor::spend);
        return step.isPresent();
    }

    private List<String> replaceBackupCodes(User user) {
        factors.removeBackupCodes(user.id());
        var codes = backupCodes.make();
        codes.forEach(code -> factors.add(new BackupCode(user.id(), backupCodes.hashOf(user.id(), code))));
        return codes;
    }

    private User lock(long userId) {
        return users.findForUpdate(userId).orElseThrow(ProblemException::unauthenticated);
    }

    private User requireEnabled(long userId) {
        var user = lock(userId);
        if (!user.isMfaEnabled()) {
            throw new ProblemException(ProblemType.RULE_BROKEN, "No second factor is switched on.");
        }
        return user;
    }

    private void write(LetterKind kind, User user) {
        outbox.put(new Letter(kind, user.email(), user.firstName(), user.language(), Map.of()));
    }
}
