package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.auth.entity.SessionRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.crypto.Secrets;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.Page;

/** Sessions: opening, refreshing, ending. */
@Stateless
public class SessionService {

    @Inject
    private SessionRepository sessions;

    @Inject
    private AccessTokens accessTokens;

    @Inject
    private RefreshTokens refreshTokens;

    @Inject
    private LiveSessions live;

    @Inject
    private AuditTrail audit;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /**
     * A part of a list.
     *
     * @param total how many there are in all
     */
    public record Found(List<Session> sessions, long total) {}

    /** How the use of a refresh token ended. */
    public sealed interface RefreshOutcome {

        /** A new pair, or the same one again where an answer was lost. */
        record Refreshed(TokenPair tokens) implements RefreshOutcome {}

        /** No token of ours, or of a session that has ended. */
        record Unknown() implements RefreshOutcome {}

        /** A token that was used before; its session has been ended by this. */
        record Reused(long sessionId) implements RefreshOutcome {}
    }

    /** Opens a session of an account, which the caller has locked. */
    public TokenPair open(User user, LoginAttempt attempt) {
        var now = clock.instant();
        var session = new Session(
                user,
                Secrets.randomToken(),
                attempt.remember(),
                attempt.ipAddress(),
                attempt.userAgent(),
                now,
                lifetime(attempt.remember()));
        sessions.add(session);
        audit.record(act(AuditType.SIGNED_IN, session));
        return pair(session, now);
    }

    /** Trades a refresh token for the next pair; twenty that race for the same one all get the same successor. */
    public RefreshOutcome refresh(String token) {
        var now = clock.instant();
        var claim = refreshTokens.read(token).orElse(null);
        var session =
                claim == null ? null : sessions.findForUpdate(claim.sessionId()).orElse(null);
        if (claim == null
                || session == null
                || !refreshTokens.isGenuine(claim, session)
                || !session.user().isActive()) {
            return new RefreshOutcome.Unknown();
        }
        return switch (session.judge(claim.counter(), now, settings.auth().refreshReuseGrace())) {
            case ENDED -> new RefreshOutcome.Unknown();
            case STOLEN -> {
                end(session, now);
                audit.record(act(AuditType.REFRESH_TOKEN_REUSED, session).inVain());
                yield new RefreshOutcome.Reused(session.id());
            }
            case REPEATED -> new RefreshOutcome.Refreshed(pair(session, now));
            case CURRENT -> {
                session.rotate(now, lifetime(session.isRemembered()));
                audit.record(act(AuditType.SESSION_REFRESHED, session));
                yield new RefreshOutcome.Refreshed(pair(session, now));
            }
        };
    }

    /** Ends the session of a refresh token; false when there is no live one. */
    public boolean signOut(String token) {
        var now = clock.instant();
        var claim = refreshTokens.read(token).orElse(null);
        var session =
                claim == null ? null : sessions.findForUpdate(claim.sessionId()).orElse(null);
        if (claim == null || session == null || !refreshTokens.isGenuine(claim, session) || !session.isLive(now)) {
            return false;
        }
        end(session, now);
        audit.record(act(AuditType.SESSION_ENDED, session));
        return true;
    }

    /** The live sessions of an account, the latest used first. */
    public Found list(long userId, Page page) {
        var now = clock.instant();
        return new Found(sessions.findLive(userId, now, page), sessions.countLive(userId, now));
    }

    /** @throws ProblemException 404 when the account has no such live session */
    public void revoke(long userId, long sessionId) {
        var now = clock.instant();
        var session = sessions.findForUpdate(sessionId)
                .filter(found -> found.user().id() == userId && found.isLive(now))
                .orElseThrow(() -> ProblemException.notFound("Session"));
        end(session, now);
        audit.record(act(AuditType.SESSIONS_REVOKED, session));
    }

    /** Ends all sessions of an account but one. */
    public void revokeOthers(long userId, long keptSessionId) {
        var now = clock.instant();
        var others = sessions.findLiveForUpdate(userId, now).stream()
                .filter(session -> session.id() != keptSessionId)
                .toList();
        others.forEach(session -> end(session, now));
        others.stream()
                .findFirst()
                .ifPresent(session -> audit.record(AuditEntry.own(
                                AuditType.SESSIONS_REVOKED,
                                userId,
                                session.user().email())
                        .with("sessions", Integer.toString(others.size()))));
    }

    /**
     * Ends all sessions of an account, which the caller has locked, and the access tokens of the one that is kept; a refresh that races waits
     * for the lock on its session and then finds it ended.
     *
     * @param keptSessionId null keeps none
     */
    public void endAll(long userId, @Nullable Long keptSessionId) {
        var now = clock.instant();
        for (var session : sessions.findLiveForUpdate(userId, now)) {
            if (keptSessionId != null && session.id() == keptSessionId) {
                session.outdateAccessTokens();
                live.forget(session.id());
            } else {
                end(session, now);
            }
        }
    }

    /** Called in the transaction that changes what the sessions of an account may do. */
    public void noticeChange(long userId) {
        sessions.findLive(userId, clock.instant()).forEach(session -> live.forget(session.id()));
    }

    /** Removes sessions that ended more than thirty days ago. */
    public int sweep() {
        return sessions.removeEndedBefore(clock.instant().minus(Duration.ofDays(30)));
    }

    private static AuditEntry act(AuditType type, Session session) {
        var user = session.user();
        return AuditEntry.own(type, user.id(), user.email()).with("session_id", Long.toString(session.id()));
    }

    private void end(Session session, Instant now) {
        session.revoke(now);
        live.forget(session.id());
    }

    private TokenPair pair(Session session, Instant now) {
        return new TokenPair(
                accessTokens.issue(session, now), refreshTokens.currentOf(session), accessTokens.lifetimeSeconds());
    }

    private Duration lifetime(boolean remembered) {
        return remembered
                ? settings.auth().rememberMeLifetime()
                : settings.auth().refreshTokenLifetime();
    }
}
