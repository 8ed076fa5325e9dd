package org.llmmodes.chat.control;

import org.jspecify.annotations.Nullable;

/**
 * A message with the reply that is coming, or has come.
 *
 * @param progress null when no reply was wanted
 */
public record Exchange(Sent sent, @Nullable ReplyProgress progress) {}
