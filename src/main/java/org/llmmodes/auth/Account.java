package org.llmmodes.auth;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it; its password is seen by nobody.
 *
 * @param roles       in a fixed order: user, admin
 * @param lockedUntil until when too many failures lock a sign-in to it, for strangers or for one of its devices; null: nothing is locked
 * @param language    that the product writes to the user in: a BCP 47 tag
 * @param version     counts changes
 */
public record Account(
        long id,
        String email,
        String firstName,
        String lastName,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("is_verified") boolean verified,
        boolean mfaEnabled,
        List<String> roles,
        @Nullable Instant lastLoginAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lockedUntil,
        @JsonIgnore String language,
        @JsonIgnore long version) {}
