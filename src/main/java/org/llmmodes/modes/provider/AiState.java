package org.llmmodes.modes.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.RegistryScope;
import org.llmmodes.modes.EngineException;

/** For administrators: how the provider is doing on this node, what it was used for and by whom. The key is not told. */
@ApplicationScoped
public class AiState {

    private static final int TEST_TOKENS = 20;
    private static final int MOST_USERS = 20;

    @Inject
    private Provider provider;

    @Inject
    private UsageService usage;

    @Inject
    private Clock clock;

    @Inject
    @RegistryScope(scope = MetricRegistry.BASE_SCOPE)
    private MetricRegistry metrics;

    /** State of the breaker before the provider: OPEN refuses all calls, HALF_OPEN lets some through to see. */
    public enum Breaker {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /**
     * How a test went.
     *
     * @param passed whether there was an answer
     * @param text   the answer, or a sentence that says why there was none
     * @param model  who answered; blank where nobody did
     * @param millis how long it took
     */
    public record Test(boolean passed, String text, String model, long millis) {}

    /** Calls to the provider under way on this node. */
    public int running() {
        return (int) gauge("ft.bulkhead.executionsRunning");
    }

    /** MicroProfile tells for how long the breaker has been in each state; in one of them it gets longer. */
    public Breaker breaker() {
        var open = timeIn("open");
        var halfOpen = timeIn("halfOpen");
        if (timeIn("open") > open) {
            return Breaker.OPEN;
        }
        return timeIn("halfOpen") > halfOpen ? Breaker.HALF_OPEN : Breaker.CLOSED;
    }

    private double timeIn(String state) {
        return gauge("ft.circuitbreaker.state.total", new Tag("state", state));
    }

    private double gauge(String name, Tag... more) {
        var tags = new Tag[more.length + 1];
        System.arraycopy(more, 0, tags, 1, more.length);
        tags[0] = new Tag("method", GuardedCall.METHOD);
        var gauge = metrics.getGauge(new MetricID(name, tags));
        return gauge == null ? 0 : gauge.getValue().doubleValue();
    }

    /** Sums by mode, provider and model of the calls in a time that ends now. */
    public List<UsageSum> usage(Duration time) {
        return usage.sums(clock.instant().minus(time));
    }

    /** Who has taken most tokens today (UTC), the thirstiest first, at most twenty. */
    public List<UserUsage> usersToday() {
        return usage.users(clock.instant().truncatedTo(ChronoUnit.DAYS), MOST_USERS);
    }

    /** Asks the provider for a word, on the account of whoever wants to know. Takes as long as the provider does; call it without a transaction. */
    public Test test(long userId) throws InterruptedException {
        var start = clock.instant();
        try {
            if (!provider.isConfigured()) {
                return new Test(false, "No AI provider is configured; AI_PROVIDER names one.", "", 0);
            }
            var prompt = Prompt.of(userId, "test", "", "Answer with the one word: ready", TEST_TOKENS);
            var answer = provider.ask(prompt, piece -> {});
            return new Test(true, answer.text(), answer.model(), since(start));
        } catch (EngineException e) {
            return new Test(false, String.valueOf(e.getMessage()), "", since(start));
        }
    }

    private long since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis();
    }
}
