package org.llmmodes.chat.control;

import org.llmmodes.modes.Reply;
import org.llmmodes.platform.problem.Problem;

/** How a reply ended. */
sealed interface Settlement {

    /** The engine answered; the content is what was streamed. */
    record Completed(String content, Reply reply) implements Settlement {}

    /** There is no answer; the content is what was said before that showed. */
    record Failed(String content, Problem problem) implements Settlement {}

    /** The user wanted no more; the content is what was said before. */
    record Cancelled(String content) implements Settlement {}
}
