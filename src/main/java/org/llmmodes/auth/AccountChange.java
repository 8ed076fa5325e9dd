package org.llmmodes.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an administrator changes of an account; null keeps a part. */
public record AccountChange(
        @Nullable Boolean active,
        @Nullable Boolean verified,
        @Nullable List<String> roles) {}
