package org.llmmodes.modes.imageprocessing.ocr;

import java.util.List;

/**
 * What was read from an image.
 *
 * @param lines    in reading order; empty when there is no text
 * @param text     the lines as one text, rows separated by line breaks, without control characters
 * @param complete false when time ran out or there was too much, and something is missing at the end
 */
public record ReadText(List<TextLine> lines, String text, boolean complete) {

    /** Nothing to read. */
    public static final ReadText NONE = new ReadText(List.of(), "", true);
}
