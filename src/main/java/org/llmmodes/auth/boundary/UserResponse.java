package org.llmmodes.auth.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.entity.Role;
import org.llmmodes.auth.entity.User;

/** An account as its owner sees it. */
public record UserResponse(
        long id,
        String email,
        String firstName,
        String lastName,
        @JsonProperty("is_active") boolean active,
        @JsonProperty("is_verified") boolean verified,
        boolean mfaEnabled,
        List<String> roles,
        @Nullable Instant lastLoginAt,
        Instant createdAt) {

    static UserResponse of(User user) {
        return new UserResponse(
                user.id(),
                user.email(),
                user.firstName(),
                user.lastName(),
                user.isActive(),
                user.isVerified(),
                user.isMfaEnabled(),
                Role.wireNames(user.roles()),
                user.lastLoginAt(),
                user.createdAt());
    }
}
