package org.llmmodes.auth.boundary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.entity.Session;

/**
 * A sign-in on a device.
 *
 * @param current whether the request came from it
 */
public record SessionResponse(
        long id,
        String ipAddress,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        boolean current) {

    static SessionResponse of(Session session, long currentId) {
        return new SessionResponse(
                session.id(),
                session.ipAddress(),
                session.userAgent(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.id() == currentId);
    }
}
