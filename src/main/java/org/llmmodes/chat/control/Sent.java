package org.llmmodes.chat.control;

import org.jspecify.annotations.Nullable;

/**
 * A stored message and what became of its answer.
 *
 * @param message  the user's message
 * @param reply    the reply as it is now; null when none was wanted
 * @param replayed whether all of this was there before
 */
public record Sent(MessageView message, @Nullable MessageView reply, boolean replayed) {}
