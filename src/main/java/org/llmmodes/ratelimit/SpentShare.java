package org.llmmodes.ratelimit;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.llmmodes.platform.config.Rate;

/** What the current request took from which share, for the headers of its answer. */
@RequestScoped
public class SpentShare {

    private final Map<String, String> policies = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();

    void note(String rule, Rate rate, long remaining, Duration reset) {
        policies.put(
                rule,
                "\"" + rule + "\";q=" + rate.requests() + ";w=" + rate.period().toSeconds());
        states.put(rule, "\"" + rule + "\";r=" + remaining + ";t=" + (reset.toMillis() + 999) / 1000);
    }

    /** The values of RateLimit-Policy; empty when nothing was counted. */
    String policy() {
        return String.join(", ", policies.values());
    }

    /** The values of RateLimit. */
    String state() {
        return String.join(", ", states.values());
    }
}
