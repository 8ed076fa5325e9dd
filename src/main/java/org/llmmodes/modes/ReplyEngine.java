package org.llmmodes.modes;

/** Answers messages. Called outside any transaction, on a thread that may be interrupted when the reply is cancelled. */
public interface ReplyEngine {

    /** Who answers, for the user to see: {@code embedded/minilm}, {@code openai} … */
    String name();

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
