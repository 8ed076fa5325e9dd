package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.auth.entity.SessionRepository;
import org.llmmodes.platform.problem.ProblemException;

/** Ends sessions in the transaction of the caller, so that their access tokens are refused at once. */
@ApplicationScoped
public class SessionEnd {

    @Inject
    private SessionRepository sessions;

    @Inject
    private LiveSessions live;

    @Inject
    private Clock clock;

    /** Ends all sessions of an account; says how many. */
    int endAllOf(long userId) {
        var now = clock.instant();
        var ended = sessions.findLiveForUpdate(userId, now);
        ended.forEach(session -> {
            session.revoke(now);
            live.forget(session.id());
        });
        return ended.size();
    }

    /** Lets the sessions of an account go on, but has its roles looked up anew. */
    void forgetAllOf(long userId) {
        sessions.findLive(userId, clock.instant()).stream().map(Session::id).forEach(live::forget);
    }

    /** @throws ProblemException 404 when the account has no such live session */
    void end(long userId, long sessionId) {
        var now = clock.instant();
        var session = sessions.findForUpdate(sessionId)
                .filter(found -> found.user().id() == userId && found.isLive(now))
                .orElseThrow(() -> ProblemException.notFound("Session"));
        session.revoke(now);
        live.forget(sessionId);
    }
}
