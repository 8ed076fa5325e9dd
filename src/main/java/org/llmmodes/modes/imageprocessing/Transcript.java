package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.imageprocessing.ocr.ReadText;
import org.llmmodes.modes.imageprocessing.ocr.TextReader;
import org.llmmodes.modes.imageprocessing.ocr.TextReaderException;
import org.llmmodes.platform.image.Pixels;

/**
 * The text in an image. It is what somebody else wrote: it is shown and stored, and nothing follows from it.
 *
 * @param read  what was read; null when text cannot be read on this machine
 * @param scale how many pixels of the image one pixel that was looked at stands for
 */
record Transcript(@Nullable ReadText read, int scale) {

    /** Time that reading leaves for the rest of the work. */
    private static final Duration RESERVE = Duration.ofSeconds(10);

    private static final int SUMMARY_LENGTH = 400;

    private static final System.Logger LOG = System.getLogger(Transcript.class.getName());

    static Transcript of(Pixels image, int scale, TextReader reader, Deadline deadline) throws InterruptedException {
        try {
            return new Transcript(reader.read(image, () -> deadline.leaves(RESERVE)), scale);
        } catch (TextReaderException e) {
            LOG.log(Level.WARNING, "Text in an image could not be read.", e);
            return new Transcript(null, scale);
        }
    }

    /** For {@code message_metadata.analysis}; coordinates are those of the upright image. */
    void into(ObjectNode json) {
        if (read == null) {
            return;
        }
        json.put("text", read.text()).put("text_complete", read.complete());
        var lines = json.putArray("lines");
        for (var line : read.lines()) {
            lines.addObject()
                    .put("text", line.text())
                    .put("confidence", Math.round(line.confidence() * 1_000) / 1_000.0)
                    .put("x", line.x() * scale)
                    .put("y", line.y() * scale)
                    .put("width", line.width() * scale)
                    .put("height", line.height() * scale)
                    .put("angle", line.angle());
        }
    }

    /** The text itself, or why there is none. */
    String text() {
        if (read == null) {
            return "Text cannot be read on this server.";
        } else if (read.lines().isEmpty()) {
            return read.complete()
                    ? "I found no text in this image; I read printed English and Chinese."
                    : "There was no time to read the text; try again, or send a smaller image.";
        }
        return read.complete() ? read.text() : read.text() + "\n\n(There is more text than I could read at once.)";
    }

    /** One point of an analysis. */
    String summary() {
        if (read == null || read.lines().isEmpty()) {
            return "- Text: " + (read == null ? "cannot be read on this server." : "none found.");
        }
        var text = read.text();
        var count = read.lines().size();
        return "- Text (%s): %s"
                .formatted(
                        count == 1 ? "1 line" : count + " lines",
                        text.length() <= SUMMARY_LENGTH
                                ? text
                                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, SUMMARY_LENGTH)))
                                        + "… Say “extract text” for all of it.");
    }
}
