package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.Account;
import org.llmmodes.auth.AccountDirectory;
import org.llmmodes.auth.AccountQuery;
import org.llmmodes.auth.AccountTotals;
import org.llmmodes.auth.entity.AccountSearchRepository;
import org.llmmodes.auth.entity.LoginGuardRepository;
import org.llmmodes.auth.entity.SessionRepository;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Accounts as administrators look them up. */
@Stateless
public class AccountDirectoryService implements AccountDirectory {

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
    private AccountViews views;

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
        return new Found(views.of(found, now), total(query, lockedKeys, page, found.size()));
    }

    /** A page that is not full is the last one: what was looked through for it needs no second look to be counted. */
    private long total(AccountQuery query, List<String> lockedKeys, Page page, int found) {
        var isLast = found < page.limit() && (found > 0 || page.offset() == 0);
        return isLast ? page.offset() + found : search.count(query, lockedKeys);
    }

    @Override
    public Account require(long userId) {
        return views.of(users.findById(userId).orElseThrow(AccountDirectoryService::missing));
    }

    @Override
    public Account requireForUpdate(long userId) {
        return views.of(users.findForUpdate(userId).orElseThrow(AccountDirectoryService::missing));
    }

    @Override
    public FoundSessions sessions(long userId, Page page) {
        if (users.findById(userId).isEmpty()) {
            throw missing();
        }
        var now = clock.instant();
        var found = sessions.findLive(userId, now, page).stream()
                .map(AccountViews::of)
                .toList();
        return new FoundSessions(found, sessions.countLive(userId, now));
    }

    @Override
    public boolean isSignedInAsAdmin(long userId, long sessionId) {
        return sessions.findLiveWithUser(sessionId, clock.instant())
                .filter(session ->
                        session.user().id() == userId && session.user().isActiveAdmin())
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

    private static long number(@Nullable Object count) {
        return count == null ? 0 : ((Number) count).longValue();
    }

    private static ProblemException missing() {
        return ProblemException.notFound("Account");
    }
}
