package org.llmmodes.modes.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.problem.ProblemType;

/** A provider that gave no usable answer. Its message is for the log: a status and our own words, never what the provider wrote. */
public sealed class ProviderFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final String sentence;

    /**
     * @param type     ENGINE_FAILED, ENGINE_TIMEOUT or ENGINE_UNAVAILABLE
     * @param reason   for the log
     * @param sentence for the user
     */
    public ProviderFault(ProblemType type, String reason, String sentence) {
        super(reason, null, false, true);
        this.type = type;
        this.sentence = sentence;
    }

    /** What is told to who waits for the reply. */
    EngineException toldToUser() {
        return new EngineException(type, sentence, this);
    }

    ProblemType type() {
        return type;
    }

    String sentence() {
        return sentence;
    }

    /** A fault that counts against the provider's health: it is away, broken or hanging. */
    public static sealed class Sick extends ProviderFault {

        private static final long serialVersionUID = 1L;

        public Sick(ProblemType type, String reason, String sentence) {
            super(type, reason, sentence);
        }
    }

    /** A sick provider that has said nothing yet, so that the same question may be asked again. */
    public static final class Retryable extends Sick {

        private static final long serialVersionUID = 1L;

        public Retryable(String reason) {
            super(
                    ProblemType.ENGINE_UNAVAILABLE,
                    reason,
                    "The AI provider cannot be reached or is in trouble; regenerate the reply in a moment.");
        }
    }

    /** A provider that does not like the limit put to the answer's length, or the name of it. */
    public static final class LimitRefused extends ProviderFault {

        private static final long serialVersionUID = 1L;

        public LimitRefused(String reason, String sentence) {
            super(ProblemType.ENGINE_FAILED, reason, sentence);
        }
    }

    /** A provider that wants fewer requests; it is healthy, and says when to come back. */
    public static final class Busy extends ProviderFault {

        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public Busy(@Nullable Duration retryAfter) {
            super(
                    ProblemType.ENGINE_UNAVAILABLE,
                    "429" + (retryAfter == null ? "" : ", come back in " + retryAfter.toSeconds() + " s"),
                    "The AI provider takes no more requests right now; regenerate the reply "
                            + (retryAfter == null || retryAfter.toSeconds() < 2
                                    ? "in a moment."
                                    : "in " + retryAfter.toSeconds() + " seconds."));
            this.retryAfter = retryAfter;
        }

        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }
}
