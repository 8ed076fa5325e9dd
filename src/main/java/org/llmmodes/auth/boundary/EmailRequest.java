package org.llmmodes.auth.boundary;

import jakarta.validation.constraints.NotNull;

/** An address that somebody wants a letter sent to. */
public record EmailRequest(
        @NotNull(message = "Is required.") @EmailAddress String email) {}
