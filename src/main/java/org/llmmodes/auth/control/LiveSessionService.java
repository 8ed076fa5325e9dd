package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.llmmodes.auth.control.LiveSessions.LiveSession;
import org.llmmodes.auth.entity.Session;
import org.llmmodes.auth.entity.SessionRepository;

/** Looks a session up, by one query. */
@Stateless
public class LiveSessionService {

    @Inject
    private SessionRepository sessions;

    @Inject
    private Clock clock;

    public Optional<LiveSession> find(long sessionId) {
        return sessions.findLiveWithUser(sessionId, clock.instant()).map(LiveSessionService::view);
    }

    private static LiveSession view(Session session) {
        var user = session.user();
        return new LiveSession(user.id(), user.email(), user.roles(), session.tokenEpoch(), user.isMfaEnabled());
    }
}
