package org.llmmodes.modes.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.Retry;

/**
 * Asks again, at most twice, while nothing of an answer was said: when the provider could not be reached or was in trouble, and when it
 * asked to come back soon.
 */
@ApplicationScoped
public class RetriedCall {

    /** A provider that wants to be left alone for longer is not asked again. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final int RETRIES = 2;
    static final int TRIES = RETRIES + 1;

    /** All pauses between the tries together, and some time for what is between them. */
    static final Duration LONGEST_PAUSES = LONGEST_PAUSE.multipliedBy(RETRIES).plusSeconds(40);

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);

    @Inject
    private GuardedCall guarded;

    @Retry(
            maxRetries = RETRIES,
            delay = 300,
            jitter = 200,
            retryOn = {ProviderFault.Retryable.class, ProviderFault.Busy.class})
    public Completion answer(Attempt attempt) throws ProviderFault, InterruptedException {
        attempt.awaitTurn();
        try {
            return guarded.answer(attempt);
        } catch (ProviderFault.Busy e) {
            var pause = e.retryAfter() == null ? USUAL_PAUSE : e.retryAfter();
            if (pause.compareTo(LONGEST_PAUSE) > 0) {
                throw new ProviderFault(e.type(), String.valueOf(e.getMessage()), e.sentence());
            }
            attempt.leaveAlone(pause);
            throw e;
        }
    }
}
