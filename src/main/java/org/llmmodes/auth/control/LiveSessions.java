package org.llmmodes.auth.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.llmmodes.auth.entity.Role;

/**
 * Whether the session of an access token is still live, asked on every request and therefore remembered for a moment: an ended session is
 * noticed at once on the node that ended it and within a second on every other.
 */
@ApplicationScoped
public class LiveSessions {

    private static final Duration REMEMBERED = Duration.ofMillis(900);
    private static final int MAX_ENTRIES = 50_000;

    private final Cache<Long, Optional<LiveSession>> cache = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_ENTRIES)
            .build();

    @Inject
    private LiveSessionService service;

    @Resource
    private TransactionSynchronizationRegistry transactions;

    /**
     * The account behind a live session.
     *
     * @param roles      the account's roles now, which the token's must still be
     * @param tokenEpoch the epoch that access tokens of the session have now
     * @param mfaEnabled whether the account has a second factor
     */
    public record LiveSession(long userId, String email, Set<Role> roles, int tokenEpoch, boolean mfaEnabled) {}

    /** Empty when the session has ended or the account is not active. */
    public Optional<LiveSession> find(long sessionId) {
        return cache.get(sessionId, service::find);
    }

    /** Called in the transaction that ends a session: forgets it now, and again once the end is visible to others. */
    void forget(long sessionId) {
        cache.invalidate(sessionId);
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to do before.
            }

            @Override
            public void afterCompletion(int status) {
                cache.invalidate(sessionId);
            }
        });
    }
}
