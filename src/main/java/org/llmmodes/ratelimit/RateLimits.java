package org.llmmodes.ratelimit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.llmmodes.platform.config.Rate;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Limits how often a client may call: {@code spend("login", address)} takes one request of the client's share or answers 429. A share is
 * full again one period after its first request.
 */
@ApplicationScoped
public class RateLimits {

    private final boolean enabled;
    private final Map<String, Rate> rates;
    private final Map<String, BucketConfiguration> configurations;

    @Inject
    private Buckets buckets;

    @Inject
    private HttpServletRequest request;

    @Inject
    public RateLimits(Settings settings) {
        this.enabled = settings.rateLimits().enabled();
        this.rates = settings.rateLimits().rules();
        this.configurations = rates.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> configuration(entry.getValue())));
    }

    protected RateLimits() {
        this.enabled = false;
        this.rates = Map.of();
        this.configurations = Map.of();
    }

    /**
     * Takes one request.
     *
     * @param rule   which limit: register, login, refresh …
     * @param client whose share: an address, or what else identifies a client
     * @throws ProblemException 429 with Retry-After when the share is used up
     */
    public void spend(String rule, String client) {
        if (!enabled) {
            return;
        }
        var rate = Objects.requireNonNull(rates.get(rule), rule);
        var probe = take(rule, ClientKey.of(client));
        var reset = Duration.ofNanos(probe.getNanosToWaitForReset());
        request.setAttribute(SpentShare.ATTRIBUTE, new SpentShare(rule, rate, probe.getRemainingTokens(), reset));
        if (!probe.isConsumed()) {
            throw refusal(probe);
        }
    }

    /**
     * Takes one request of an account's share, which all clients use up together; how much is left of it is nobody's business and in no
     * header.
     *
     * @param account the address as it is compared, whether it is registered or not
     * @throws ProblemException 429 with Retry-After when the share is used up
     */
    public void spendOfAccount(String rule, String account) {
        if (!enabled) {
            return;
        }
        var probe = take(rule, "account|" + account);
        if (!probe.isConsumed()) {
            throw refusal(probe);
        }
    }

    private ConsumptionProbe take(String rule, String whose) {
        return buckets.take(rule + "|" + whose, Objects.requireNonNull(configurations.get(rule)));
    }

    private static ProblemException refusal(ConsumptionProbe probe) {
        var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
        return new ProblemException(ProblemType.RATE_LIMITED, "Too many requests; wait a moment and try again.")
                .retryAfter(wait);
    }

    private static BucketConfiguration configuration(Rate rate) {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(rate.requests())
                        .refillIntervally(rate.requests(), rate.period())
                        .build())
                .build();
    }
}
