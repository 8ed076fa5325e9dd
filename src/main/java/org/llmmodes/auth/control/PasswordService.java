package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.FormerPassword;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.mail.Letter;
import org.llmmodes.mail.LetterKind;
import org.llmmodes.mail.Outbox;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The passwords of an account: the one it has, those it had, and how one takes the place of another. */
@Stateless
public class PasswordService {

    @Inject
    private UserRepository users;

    @Inject
    private SessionService sessions;

    @Inject
    private AuditTrail audit;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /**
     * What has to be known of an account to judge a new password.
     *
     * @param passwordHash what the password is checked against now
     * @param recentHashes those that may not come back, the present one among them; empty where PASSWORD_HISTORY_COUNT is 0
     * @param own          the owner's words
     */
    public record AccountPasswords(String passwordHash, List<String> recentHashes, OwnWords own) {

        /** Never shows the hashes. */
        @Override
        public String toString() {
            return "AccountPasswords";
        }
    }

    /** @throws ProblemException 401 when the account was deleted a moment ago */
    public AccountPasswords of(long userId) {
        var user = users.findById(userId).orElseThrow(ProblemException::unauthenticated);
        var count = settings.auth().passwordHistoryCount();
        var former = users.formerPasswords(userId, count).stream().map(FormerPassword::passwordHash);
        var recent = count == 0
                ? List.<String>of()
                : Stream.concat(Stream.of(user.passwordHash()), former)
                        .distinct()
                        .toList();
        return new AccountPasswords(
                user.passwordHash(), recent, OwnWords.of(List.of(user.firstName(), user.lastName()), user.email()));
    }

    /**
     * Puts a new password in place and ends the sessions that the old one opened. Joins the transaction of the caller. Locks the account first
     * and its sessions after it; sign-in locks the account too, so that no session opened with the old password outlives this.
     *
     * @param act         PASSWORD_CHANGED or PASSWORD_RESET
     * @param keptSession the session that goes on, with new access tokens; null ends all
     * @throws ProblemException 400 when the password was replaced since it was checked
     */
    public void replace(NewPassword password, AuditType act, @Nullable Long keptSession) {
        var now = clock.instant();
        var user = users.findForUpdate(password.userId()).orElseThrow(ProblemException::unauthenticated);
        if (!user.passwordHash().equals(password.replacing())) {
            throw new ProblemException(
                    ProblemType.RULE_BROKEN,
                    "The password was replaced at the same moment by another request; try again.");
        }
        remember(user, password.passwordHash());
        user.rehash(password.passwordHash(), now);
        sessions.endAll(user.id(), keptSession);
        audit.record(AuditEntry.own(act, user.id(), user.email()));
        outbox.put(new Letter(LetterKind.PASSWORD_CHANGED, user.email(), user.firstName(), user.language(), Map.of()));
    }

    private void remember(User user, String newHash) {
        var now = clock.instant();
        if (users.formerPasswords(user.id(), 1).isEmpty()) {
            // Imported accounts come without a history.
            users.remember(new FormerPassword(user.id(), user.passwordHash(), now));
        }
        users.remember(new FormerPassword(user.id(), newHash, now));
        users.trimFormerPasswords(user.id(), Math.max(1, settings.auth().passwordHistoryCount()));
    }
}
