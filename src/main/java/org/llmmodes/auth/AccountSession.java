package org.llmmodes.auth;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A live sign-in on a device. */
public record AccountSession(
        long id,
        String ipAddress,
        @Nullable String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt) {}
