package org.llmmodes.auth;

/** How many there are now. */
public record AccountTotals(
        long users, long active, long verified, long withMfa, long admins, long locked, long activeSessions) {}
