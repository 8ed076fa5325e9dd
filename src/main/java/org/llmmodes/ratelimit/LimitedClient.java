package org.llmmodes.ratelimit;

import java.time.Instant;

/**
 * A client that has used up a share.
 *
 * @param id       names it to {@link RateLimits#release}
 * @param rule     which limit
 * @param client   whose share: an address, or the /64 of one
 * @param refusals how often it was refused by this node since it last had some of its share
 * @param until    when it may call again
 */
public record LimitedClient(String id, String rule, String client, int refusals, Instant until) {}
