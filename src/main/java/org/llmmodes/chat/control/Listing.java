package org.llmmodes.chat.control;

import java.util.List;

/**
 * A part of a list.
 *
 * @param items the part that was asked for
 * @param total how many there are in all
 */
public record Listing<T>(List<T> items, long total) {}
