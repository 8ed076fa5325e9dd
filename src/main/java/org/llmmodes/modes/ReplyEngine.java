package org.llmmodes.modes;

/** Answers messages. Called outside any transaction, on a thread that may be interrupted when the reply is cancelled. */
public interface ReplyEngine {

    /** Who answers, for the user to see: {@code embedded/minilm}, {@code openai} … */
    String name();

    /** Whether an answer takes a provider's time and tokens; how many of such replies a user has at once is bounded. */
    default boolean isMetered() {
        return false;
    }

    /**
     * Lets a user in who wants an answer, before anything is stored.
     *
     * @throws org.llmmodes.platform.problem.ProblemException 429 when the user may not ask today any more
     */
    default void admit(long userId) {}

    /**
     * Answers one message.
     *
     * @param request what was said, and in which surroundings
     * @param sink    where the text goes piece by piece; the pieces add up to {@link Reply#content()}
     * @throws EngineException when there is no answer; the user's message is kept and the reply stored as failed
     * @throws InterruptedException when the reply was cancelled
     */
    Reply answer(ReplyRequest request, ReplySink sink) throws EngineException, InterruptedException;
}
