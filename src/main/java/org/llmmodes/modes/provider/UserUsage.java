package org.llmmodes.modes.provider;

/**
 * What a user has had from the provider.
 *
 * @param calls  those under way among them
 * @param tokens read and written, estimated where the provider did not count
 */
public record UserUsage(long userId, long calls, long tokens) {}
