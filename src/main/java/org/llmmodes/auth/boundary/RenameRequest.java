package org.llmmodes.auth.boundary;

import org.jspecify.annotations.Nullable;

/** What an account may change of itself; null or absent keeps a part. */
public record RenameRequest(
        @PersonName @Nullable String firstName,
        @PersonName @Nullable String lastName) {}
