package org.llmmodes.ratelimit;

import java.time.Duration;
import org.llmmodes.platform.config.Rate;

/**
 * What a request took from its client's share, for the headers of its answer; kept as an attribute of the request.
 *
 * @param rule      which limit
 * @param rate      the whole share
 * @param remaining requests left of it
 * @param reset     until it is full again
 */
record SpentShare(String rule, Rate rate, long remaining, Duration reset) {

    static final String ATTRIBUTE = SpentShare.class.getName();

    /** The value of RateLimit-Policy: {@code "login";q=10;w=60}. */
    String policy() {
        return "\"" + rule + "\";q=" + rate.requests() + ";w=" + rate.period().toSeconds();
    }

    /** The value of RateLimit: {@code "login";r=9;t=42}. */
    String state() {
        return "\"" + rule + "\";r=" + remaining + ";t=" + (reset.toMillis() + 999) / 1000;
    }
}
