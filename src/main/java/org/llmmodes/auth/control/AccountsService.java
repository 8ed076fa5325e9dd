package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountChange;
import org.llmmodes.auth.Accounts;
import org.llmmodes.auth.Caller;
import org.llmmodes.auth.RightsLost;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ETags;

/** What administrators do with accounts. */
@Stateless
public class AccountsService implements Accounts {

    @Inject
    private UserRepository users;

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private GuardOwners owners;

    @Inject
    private AccountViews views;

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
    public Account change(Caller admin, long userId, AccountChange change, @Nullable String ifMatch) {
        var now = clock.instant();
        var roles = change.roles() == null ? null : roles(change.roles());
        if (Boolean.FALSE.equals(change.active()) || (roles != null && !roles.contains(Role.ADMIN))) {
            lastAdmin.keep(userId);
        }
        var user = lock(userId);
        ETags.requireMatch(ifMatch, user.version());
        var wasAdmin = user.isActiveAdmin();
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
            if (wasAdmin && !user.isActiveAdmin()) {
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
        return views.of(user);
    }

    @Override
    public Account unlock(Caller admin, long userId) {
        var user = lock(userId);
        var lifted = guards.removeOf(owners.keyOf(user.email()));
        audit.record(
                by(admin, AuditEntry.of(AuditType.SIGN_IN_UNLOCKED), user).with("counters", Integer.toString(lifted)));
        return views.of(user);
    }

    @Override
    public Account requirePasswordReset(Caller admin, long userId) {
        var user = lock(userId);
        user.rehash(hasher.decoy(), clock.instant());
        sessionEnd.endAllOf(userId);
        resets.send(user);
        audit.record(by(admin, AuditEntry.of(AuditType.PASSWORD_RESET_REQUIRED), user));
        users.flush();
        return views.of(user);
    }

    @Override
    public Account revokeSessions(Caller admin, long userId) {
        var user = lock(userId);
        var ended = sessionEnd.endAllOf(userId);
        audit.record(
                by(admin, AuditEntry.of(AuditType.SESSIONS_REVOKED), user).with("sessions", Integer.toString(ended)));
        return views.of(user);
    }

    @Override
    public Account disableMfa(Caller admin, long userId) {
        var user = lock(userId);
        if (user.isMfaEnabled()) {
            secondFactors.disable(userId, admin);
            users.flush();
        }
        return views.of(user);
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
    public void revokeSession(Caller admin, long userId, long sessionId) {
        var user = lock(userId);
        sessionEnd.end(userId, sessionId);
        audit.record(by(admin, AuditEntry.of(AuditType.SESSIONS_REVOKED), user)
                .with("session_id", Long.toString(sessionId)));
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

    private static ProblemException missing() {
        return ProblemException.notFound("Account");
    }
}
