package org.llmmodes.auth;

import java.time.Instant;

/**
 * A sign-in that too many failures have locked.
 *
 * @param id       names the counter
 * @param email    whose sign-in
 * @param failures how many there were
 */
public record SignInLock(String id, String email, int failures, Instant lockedUntil) {}
