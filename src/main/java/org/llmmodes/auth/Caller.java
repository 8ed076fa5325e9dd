package org.llmmodes.auth;

/**
 * Who makes the request: an active account with a live session.
 *
 * @param userId    the account's id
 * @param sessionId the session's id
 * @param email     the account's address
 * @param admin     whether the account has the role admin
 */
public record Caller(long userId, long sessionId, String email, boolean admin) {}
