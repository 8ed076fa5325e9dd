package org.llmmodes.admin.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.llmmodes.admin.entity.ChatAccess;
import org.llmmodes.admin.entity.ChatAccess.End;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountDirectory;
import org.llmmodes.auth.Caller;
import org.llmmodes.mail.Letter;
import org.llmmodes.mail.LetterKind;
import org.llmmodes.mail.Outbox;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.Page;

/** Opens a user's chats to an administrator, and closes them again. Whatever it does, the audit trail and the user learn of it. */
@Stateless
public class ChatAccessService {

    @Inject
    private ChatAccessRepository accesses;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private Outbox outbox;

    @Inject
    private AuditTrail audit;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** A part of all accesses to the chats of a user, and how many there are in all. */
    public record Found(List<ChatAccess> accesses, long total) {}

    /**
     * Opens the chats of a user, and writes to that user.
     *
     * @throws ProblemException 404 for an account that is not there, 403 where the installation has this switched off or the caller's rights
     *     have just ended, 400 for one's own chats, 409 while the administrator has an access to the same user already
     */
    public ChatAccess open(Caller admin, long userId, String reason) {
        var user = accounts.requireForUpdate(userId);
        requireSwitchedOn();
        if (admin.userId() == userId) {
            throw new ProblemException(
                    ProblemType.RULE_BROKEN, "These are your own chats: read them where you write them.");
        }
        requireStanding(admin);
        var now = clock.instant();
        accesses.findOpenForUpdate(admin.userId(), userId).ifPresent(former -> {
            if (former.serves(admin.sessionId(), now)) {
                throw open();
            }
            close(former, End.REPLACED, user.email());
            accesses.flush();
        });
        var opened = new ChatAccess(
                userId, admin.userId(), nameOf(accounts.require(admin.userId())), admin.sessionId(), reason, now);
        if (!accesses.add(opened)) {
            throw open();
        }
        audit.record(entry(AuditType.CHAT_ACCESS_OPENED, opened, user.email())
                .by(admin.userId(), admin.email())
                .with("expires_at", opened.expiresAt().toString()));
        outbox.put(new Letter(
                LetterKind.CHAT_ACCESS_OPENED,
                user.email(),
                user.firstName(),
                user.language(),
                Map.of(
                        "administrator",
                        opened.adminName(),
                        "reason",
                        reason,
                        "until",
                        opened.expiresAt().toString())));
        return opened;
    }

    /** @throws ProblemException 404 when the administrator has none that is open */
    public void end(Caller admin, long userId) {
        var user = accounts.require(userId);
        requireSwitchedOn();
        var access = accesses.findOpenForUpdate(admin.userId(), userId)
                .filter(found -> found.isOpen(clock.instant()))
                .orElseThrow(() -> ProblemException.notFound("Open access"));
        access.end(End.ADMINISTRATOR, clock.instant());
        audit.record(ended(access, user.email()).by(admin.userId(), admin.email()));
    }

    /** Whether chats can be opened at all. */
    public boolean isSwitchedOn() {
        return settings.auth().breakGlass();
    }

    /** All accesses to the chats of a user, the newest first; also once this is switched off. */
    public Found list(long userId, Page page) {
        accounts.require(userId);
        return new Found(accesses.list(userId, page), accesses.count(userId));
    }

    /** Those that nobody has ended yet, whether or not their time is over. */
    public List<Long> findOpen() {
        return accesses.findOpen();
    }

    /** Notes the end of an access whose time is over, or whose administrator is not signed in as one any more. */
    public void review(long accessId) {
        var access = accesses.findForUpdate(accessId).orElse(null);
        if (access == null || access.isEnded()) {
            return;
        }
        var email = accounts.require(access.userId()).email();
        if (!access.isOpen(clock.instant())) {
            close(access, End.EXPIRED, email);
        } else if (!isSwitchedOn()) {
            close(access, End.SWITCHED_OFF, email);
        } else if (!accounts.isSignedInAsAdmin(access.adminId(), access.sessionId())) {
            close(access, End.SIGNED_OUT, email);
        }
    }

    /** In the transaction that takes an administrator's rights, or that deletes an account. */
    public void endAllOf(long accountId, boolean deleted) {
        var cause = deleted ? End.ACCOUNT_DELETED : End.RIGHTS_LOST;
        accesses.findOpenOfForUpdate(accountId)
                .forEach(access ->
                        close(access, cause, accounts.require(access.userId()).email()));
        if (deleted) {
            var email = accounts.require(accountId).email();
            accesses.findOpenToForUpdate(accountId).forEach(access -> close(access, cause, email));
        }
    }

    /** @throws ProblemException 403 where administrators cannot read chats at all */
    public void requireSwitchedOn() {
        if (!isSwitchedOn()) {
            throw new ProblemException(
                            ProblemType.FORBIDDEN,
                            "Administrators cannot read chats here: ADMIN_CHAT_ACCESS is off. Only who runs the server can set it to break-glass.")
                    .with("chat_access", "off");
        }
    }

    /**
     * The caller's token may be a moment older than the end of the session or of the role, above all on another node; the database is not.
     *
     * @throws ProblemException 403 when the caller is no administrator any more
     */
    public void requireStanding(Caller admin) {
        if (!accounts.isSignedInAsAdmin(admin.userId(), admin.sessionId())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "Your session, or your role in it, has ended. Sign in again.");
        }
    }

    /** By nobody who could be named: it ends by itself, or with something else. */
    private void close(ChatAccess access, End cause, String email) {
        access.end(cause, clock.instant());
        audit.record(ended(access, email));
    }

    private AuditEntry ended(ChatAccess access, String email) {
        return entry(AuditType.CHAT_ACCESS_ENDED, access, email)
                .with("ended_by", access.endedBy(clock.instant()).orElse(""))
                .with("administrator_id", Long.toString(access.adminId()));
    }

    static AuditEntry entry(AuditType type, ChatAccess access, String email) {
        return AuditEntry.of(type)
                .about(access.userId(), email)
                .with("access_id", Long.toString(access.id()))
                .with("reason", access.reason());
    }

    private static String nameOf(Account account) {
        return account.firstName() + " " + account.lastName();
    }

    private static ProblemException open() {
        return new ProblemException(
                ProblemType.CONFLICT,
                "You have an access to these chats already. It cannot be extended: end it to open another, with a reason of its own.");
    }
}
