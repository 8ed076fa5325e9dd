package org.llmmodes.modes.provider;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The door to the AI provider: whether there is one, and its answer to a prompt. Every call is counted, whatever becomes of it. */
@ApplicationScoped
public class Provider {

    private static final Logger LOG = Logger.getLogger(Provider.class.getName());

    @Inject
    private RetriedCall calls;

    @Inject
    private Ledger ledger;

    @Inject
    private Settings settings;

    public boolean isConfigured() {
        return !settings.ai().provider().equals("embedded");
    }

    /** The name that replies show as their engine: {@code openai}, {@code anthropic}, {@code google} or {@code ollama}. */
    public String name() {
        return settings.ai().provider();
    }

    /**
     * Refuses a user whose tokens of today are spent, before anything is stored.
     *
     * @throws ProblemException 429, until midnight UTC
     */
    public void admit(long userId) {
        ledger.requireTokensLeft(userId);
    }

    /**
     * Asks and waits. Nothing but the call is held meanwhile: no transaction, no connection to the database.
     *
     * @param sink gets the text as it comes; the pieces add up to the answer's text
     * @throws EngineException when there is no usable answer, or the user's tokens of today are spent
     * @throws InterruptedException when the thread was interrupted; the connection is closed then
     */
    public Completion ask(Prompt prompt, ReplySink sink) throws EngineException, InterruptedException {
        var entry = ledger.open(prompt);
        var attempt = new Attempt(prompt, sink);
        var outcome = Outcome.FAILED;
        @Nullable Completion answer = null;
        try {
            answer = calls.answer(attempt);
            outcome = Outcome.COMPLETE;
            return answer;
        } catch (ProviderFault e) {
            LOG.log(Level.WARNING, "{0} gave no answer: {1}", new Object[] {name(), e.getMessage()});
            throw e.toldToUser();
        } catch (TimeoutException e) {
            throw new EngineException(
                    ProblemType.ENGINE_TIMEOUT,
                    "The AI provider did not answer in time; regenerate the reply to try again.",
                    e);
        } catch (CircuitBreakerOpenException e) {
            throw new EngineException(
                    ProblemType.ENGINE_UNAVAILABLE,
                    "The AI provider has been failing and is left alone for some seconds; regenerate the reply then.",
                    e);
        } catch (BulkheadException e) {
            throw new EngineException(
                    ProblemType.OVERLOADED, "Too many questions are at the AI provider; try again in a moment.", e);
        } catch (InterruptedException | java.util.concurrent.CancellationException e) {
            outcome = Outcome.CANCELLED;
            throw e;
        } finally {
            ledger.close(entry, outcome, attempt, answer);
        }
    }
}
