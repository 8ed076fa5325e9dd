package org.llmmodes.modes.imageprocessing;

import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.image.Pixels;

/**
 * An image written for the reader: in the format and within the bytes that the plan wants.
 *
 * @param bytes  the encoded image; empty when there is nothing worth giving
 * @param format how it is encoded
 * @param size   its size
 * @param note   what the reader should know; empty when nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Rendering(byte[] bytes, OutputFormat format, Size size, String note) {

    /** The quality of JPEG and WebP that is a good compromise of bytes and looks, in percent. */
    private static final int COMPACT_QUALITY = 75;

    /** A new version must have less than this part of the bytes, or it is not worth the loss of quality. */
    private static final double WORTH_IT = 0.95;

    static Rendering of(Pixels image, Job job, Deadline deadline) throws Refused, Overdue, InterruptedException {
        var plan = job.plan();
        var wanted = plan.format();
        var source = OutputFormat.named(job.header().format()).orElseThrow();
        var optimize = plan.optimize();
        var note = "";
        if (wanted == null && source == OutputFormat.WEBP && !WebpWriter.available()) {
            source = OutputFormat.PNG;
            note = "WebP cannot be written on this server; the result is a PNG.";
        }
        var format = wanted == null ? source : wanted;
        var size = new Size(image.width(), image.height());
        if (optimize == null) {
            return new Rendering(Encoder.encode(image, format, Encoder.GOOD_QUALITY), format, size, note);
        }
        var most = optimize.maxBytes();
        if (most != null) {
            if (plan.edits().isEmpty() && wanted == null && job.bytes().length <= most) {
                var already = "The file has %s already, which is within %s.";
                return new Rendering(
                        new byte[0],
                        format,
                        size,
                        already.formatted(FileSize.shown(job.bytes().length), FileSize.shown(most)));
            }
            return within(image, format, wanted == null && job.jpeg(), most, deadline);
        }
        var bytes = Encoder.encode(image, format, COMPACT_QUALITY);
        if (bytes.length > WORTH_IT * job.bytes().length && plan.edits().isEmpty() && wanted == null) {
            return new Rendering(
                    new byte[0],
                    format,
                    size,
                    "The file is small already: my version would have %s instead of %s. To go lower, name a size, as in “under 50 kB”."
                            .formatted(FileSize.shown(bytes.length), FileSize.shown(job.bytes().length)));
        }
        return new Rendering(bytes, format, size, note);
    }

    /** Within a number of bytes; an opaque PNG or GIF that does not fit becomes a JPEG if nobody asked for its format. */
    private static Rendering within(Pixels image, OutputFormat format, boolean free, int most, Deadline deadline)
            throws Refused, Overdue, InterruptedException {
        var lossless = format == OutputFormat.PNG || format == OutputFormat.GIF;
        var chosen = format;
        var note = "";
        if (lossless && free && !image.transparent() && Encoder.encode(image, format, 0).length > most) {
            chosen = OutputFormat.JPEG;
            note = "As %s it would have more than %s, so I saved it as JPEG."
                    .formatted(format.shown(), FileSize.shown(most));
        }
        var found = ByteBudget.fit(image, chosen, most, deadline);
        if (!found.size().equals(new Size(image.width(), image.height()))) {
            note += (note.isEmpty() ? "" : " ")
                    + "To stay within the bytes I also made it smaller: %s.".formatted(found.size());
        }
        return new Rendering(found.bytes(), chosen, found.size(), note);
    }
}
