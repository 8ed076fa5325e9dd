package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountSession;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.auth.entity.User;

/** What administrators see of accounts and sessions. */
@ApplicationScoped
public class AccountViews {

    @Inject
    private LoginGuardRepository guards;

    @Inject
    private GuardOwners owners;

    @Inject
    private Clock clock;

    Account of(User user) {
        return of(List.of(user), clock.instant()).get(0);
    }

    /** One more query for all of them, whoever is locked. */
    List<Account> of(List<User> found, Instant now) {
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
                .map(user -> of(user, locked.get(keys.get(user.id()))))
                .toList();
    }

    private static Account of(User user, @Nullable Instant lockedUntil) {
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

    static AccountSession of(Session session) {
        return new AccountSession(
                session.id(),
                session.ipAddress(),
                session.userAgent(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }
}
