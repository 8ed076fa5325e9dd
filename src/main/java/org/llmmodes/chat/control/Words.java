package org.llmmodes.chat.control;

/**
 * Something that was said.
 *
 * @param chatId in which chat
 * @param text   the words, or their beginning
 */
public record Words(long chatId, String text) {}
