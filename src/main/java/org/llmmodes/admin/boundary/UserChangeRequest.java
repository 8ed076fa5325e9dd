package org.llmmodes.admin.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes of an account; null or absent keeps a part.
 *
 * @param roles all that the account shall have; user is always among them
 */
public record UserChangeRequest(
        @JsonProperty("is_active") @Nullable Boolean active,
        @JsonProperty("is_verified") @Nullable Boolean verified,

        @Size(max = 10, message = "Must name at most 10 roles.") @Nullable
        List<String> roles) {}
