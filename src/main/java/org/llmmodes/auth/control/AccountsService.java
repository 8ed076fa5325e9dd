package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountChange;
import org.llmmodes.auth.AccountQuery;
import org.llmmodes.auth.AccountSession;
import org.llmmodes.auth.AccountTotals;
import org.llmmodes.auth.Accounts;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.RightsLost;
import org.llmmodes.auth.SignInLock;
import org.llmmodes.auth.entity.AccountSearchRepository;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.auth.entity.SessionRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ETags;
import org.llmmodes.platform.web.Page;

/** What administrators do with accounts. */
@Stateless
public class AccountsService implements Accounts {

    /** More locked sign-ins than this are not looked through for the accounts behind them. */
    private static final int LOCKS_LOOKED_AT = 1000;

    @Inject
    private UserRepository users;

    @Inject
    private AccountSearchRepository search;

    @Inject
    private SessionRepository sessions;

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private GuardOwners owners;

    @Inject
    private LastAdmin lastAdmin;

    @Inject
    private SessionEnd sessionEnd;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private PasswordResetService resets;

    @Inject
    private SecondFactorService secondFactors;

    @Inject
    private Event<RightsLost> rightsLost;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Override
    public Found list(AccountQuery query, Page page) {
        var now = clock.instant();
        List<String> lockedKeys = List.of();
        if (query.status() == AccountQuery.Status.LOCKED) {
            lockedKeys = guards.findLocked(now, 0, LOCKS_LOOKED_AT).stream()
                    .map(guard -> owners.open(guard.sealedEmail()))
                    .distinct()
                    .toList();
            if (lockedKeys.isEmpty()) {
                return new Found(List.of(), 0);
            }
        }
        var found = search.find(query, lockedKeys, page);
        return new Found(views(found, now), total(query, lockedKeys, page, found.size()));
    }

    /** A page that is not full is the last one: what was looked through for it needs no second look to be counted. */
    private long total(AccountQuery query, List<String> lockedKeys, Page page, int found) {
        var isLast = found < page.limit() && (found > 0 || page.offset() == 0);
        return isLast ? page.offset() + found : search.count(query, lockedKeys);
    }

    @Override
    public Account require(long userId) {
        return view(users.findById(userId).orElseThrow(AccountsService::missing));
    }

    @Override
    public Account requireForUpdate(long userId) {
        return view(lock(userId));
    }

    @Override
    public Account change(Caller admin, long userId, AccountChange change, @Nullable String ifMatch) {
        var now = clock.instant();
        var roles = change.roles() == null ? null : roles(change.roles());
        if (Boolean.FALSE.equals(change.active()) || (roles != null && !roles.contains(Role.ADMIN))) {
            lastAdmin.keep(userId);
        }
        var user = lock(userId);
        ETags.requireMatch(ifMatch, user.version());
        var wasAdmin = isAdmin(user);
        var entry = AuditEntry.of(AuditType.ACCOUNT_CHANGED);
        if (change.active() != null && change.active() != user.isActive()) {
            user.activate(change.active(), now);
            entry = entry.with("is_active", change.active().toString());
        }
        if (change.verified() != null && change.verified() != user.isVerified()) {
            user.verify(change.verified(), now);
            entry = entry.with("is_verified", change.verified().toString());
        }
        if (roles != null && !roles.equals(user.roles())) {
            entry = entry.with("roles", String.join(",", Role.wireNames(roles)))
                    .with("roles_before", String.join(",", Role.wireNames(user.roles())));
            user.give(roles, now);
        }
        if (!entry.details().isEmpty()) {
            if (wasAdmin && !isAdmin(user)) {
                rightsLost.fire(new RightsLost(userId, false));
            }
            if (user.isActive()) {
                sessionEnd.forgetAllOf(userId);
            } else {
                sessionEnd.endAllOf(userId);
            }
            audit.record(by(admin, entry, user));
            users.flush();
        }
        return view(user);
    }

    @Override
    public Account unlock(Caller admin, long userId) {
        var user = lock(userId);
        var lifted = guards.removeOf(owners.keyOf(user.email()));
        audit.record(
                by(admin, AuditEntry.of(AuditType.SIGN_IN_UNLOCKED), user).with("counters", Integer.toString(lifted)));
        return view(user);
    }

    @Override
    public Account requirePasswordReset(Caller admin, long userId) {
        var user = lock(userId);
        user.rehash(hasher.decoy(), clock.instant());
        sessionEnd.endAllOf(userId);
        resets.send(user);
        audit.record(by(admin, AuditEntry.of(AuditType.PASSWORD_RESET_REQUIRED), user));
        users.flush();
        return view(user);
    }

    @Override
    public Account revokeSessions(Caller admin, long userId) {
        var user = lock(userId);
        var ended = sessionEnd.endAllOf(userId);
        audit.record(
                by(admin, AuditEntry.of(AuditType.SESSIONS_REVOKED), user).with("sessions", Integer.toString(ended)));
        return view(user);
    }

    @Override
    public Account disableMfa(Caller admin, long userId) {
        var user = lock(userId);
        if (user.isMfaEnabled()) {
            secondFactors.disable(userId, admin);
            users.flush();
        }
        return view(user);
    }

    @Override
    public void delete(Caller admin, long userId, @Nullable String ifMatch) {
        lastAdmin.keep(userId);
        var user = lock(userId);
        ETags.requireMatch(ifMatch, user.version());
        rightsLost.fire(new RightsLost(userId, true));
        sessionEnd.endAllOf(userId);
        audit.record(by(admin, AuditEntry.of(AuditType.ACCOUNT_DELETED), user));
        users.remove(user);
    }

    @Override
    public FoundSessions sessions(long userId, Page page) {
        if (users.findById(userId).isEmpty()) {
            throw missing();
        }
        var now = clock.instant();
        var found = sessions.findLive(userId, now, page).stream()
                .map(AccountsService::view)
                .toList();
        return new FoundSessions(found, sessions.countLive(userId, now));
    }

    @Override
    public void revokeSession(Caller admin, long userId, long sessionId) {
        var user = lock(userId);
        sessionEnd.end(userId, sessionId);
        audit.record(by(admin, AuditEntry.of(AuditType.SESSIONS_REVOKED), user)
                .with("session_id", Long.toString(sessionId)));
    }

    @Override
    public boolean isSignedInAsAdmin(long userId, long sessionId) {
        return sessions.findLiveWithUser(sessionId, clock.instant())
                .filter(session -> session.user().id() == userId && isAdmin(session.user()))
                .isPresent();
    }

    @Override
    public AccountTotals totals() {
        var now = clock.instant();
        var counts = search.totals();
        return new AccountTotals(
                number(counts[0]),
                number(counts[1]),
                number(counts[2]),
                number(counts[3]),
                number(counts[4]),
                guards.countLocked(now),
                sessions.countLive(now));
    }

    @Override
    public List<SignInLock> locks(Page page) {
        return guards.findLocked(clock.instant(), page.offset(), page.limit()).stream()
                .map(guard -> new SignInLock(
                        guard.key(),
                        owners.open(guard.sealedEmail()),
                        guard.failures(),
                        Objects.requireNonNull(guard.lockedUntil())))
                .toList();
    }

    @Override
    public void release(Caller admin, String lockId) {
        var guard = guards.findForUpdate(lockId).orElseThrow(() -> ProblemException.notFound("Lock"));
        var email = owners.open(guard.sealedEmail());
        guards.remove(lockId);
        audit.record(AuditEntry.of(AuditType.SIGN_IN_UNLOCKED)
                .by(admin.userId(), admin.email())
                .about(users.findByEmail(email).map(User::id).orElse(null), email));
    }

    private static boolean isAdmin(User user) {
        return user.isActive() && user.roles().contains(Role.ADMIN);
    }

    private static EnumSet<Role> roles(List<String> names) {
        var roles = EnumSet.of(Role.USER);
        for (var name : names) {
            roles.add(Role.find(name)
                    .orElseThrow(() -> ProblemException.invalid("roles", "Must be user or admin.", "unknown_role")));
        }
        return roles;
    }

    private User lock(long userId) {
        return users.findForUpdate(userId).orElseThrow(AccountsService::missing);
    }

    private static AuditEntry by(Caller admin, AuditEntry entry, User user) {
        return entry.by(admin.userId(), admin.email()).about(user.id(), user.email());
    }

    private Account view(User user) {
        return views(List.of(user), clock.instant()).get(0);
    }

    /** One more query for all of them, whoever is locked. */
    private List<Account> views(List<User> found, Instant now) {
        Map<Long, String> keys = new HashMap<>();
        found.forEach(user -> keys.put(user.id(), owners.keyOf(user.email())));
        Map<String, Instant> locked = new HashMap<>();
        for (var guard : guards.findLockedOf(keys.values(), now)) {
            locked.merge(
                    String.valueOf(guard.accountKey()),
                    Objects.requireNonNull(guard.lockedUntil()),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        return found.stream()
                .map(user -> view(user, locked.get(keys.get(user.id()))))
                .toList();
    }

    private static Account view(User user, @Nullable Instant lockedUntil) {
        return new Account(
                user.id(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.isActive(),
                user.isVerified(),
                user.isMfaEnabled(),
                Role.wireNames(user.roles()),
                user.lastLoginAt(),
                user.createdAt(),
                user.updatedAt(),
                lockedUntil,
                user.language(),
                user.version());
    }

    private static AccountSession view(Session session) {
        return new AccountSession(
                session.id(),
                session.ipAddress(),
                session.userAgent(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }

    private static long number(@Nullable Object count) {
        return count == null ? 0 : ((Number) count).longValue();
    }

    private static ProblemException missing() {
        return ProblemException.notFound("Account");
    }
}
