package org.llmmodes.auth;

/**
 * An account stopped being an active administrator's, or is about to be deleted. Told in the transaction that does it, so that what hangs on
 * these rights ends with them.
 *
 * @param deleted whether the account goes, administrator or not
 */
public record RightsLost(long userId, boolean deleted) {}
