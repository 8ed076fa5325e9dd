package org.llmmodes.modes.imageprocessing;

import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.imageprocessing.ocr.TextReader;
import org.llmmodes.platform.image.ExifFacts;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.image.ImageDecoder;
import org.llmmodes.platform.image.ImageInspector;
import org.llmmodes.platform.image.InspectedImage;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.image.UnacceptableImage;

/**
 * One plan for one image.
 *
 * @param name   the file name as it was sent
 * @param bytes  the encoded image
 * @param header what its header says
 * @param passes whether its decoder holds the whole image, whatever part is wanted
 * @param frames more than 1 for animations
 * @param exif   what the camera wrote
 * @param plan   what to do
 * @param jpeg   whether a result may become a JPEG to save bytes
 */
@SuppressWarnings("ArrayRecordComponent")
record Job(
        String name,
        byte[] bytes,
        InspectedImage header,
        boolean passes,
        int frames,
        ExifFacts exif,
        Plan plan,
        boolean jpeg) {

    /** Enough pixels to measure light and colours. */
    private static final int ANALYZED_PIXELS = 6_000_000;

    /** How many times more memory than others a WebP takes while it is decoded. */
    private static final long WEBP_WEIGHT = 2;

    static Job of(ReplyRequest.Image image, Plan plan, boolean jpeg) throws Refused {
        var bytes = image.bytes();
        try {
            return new Job(
                    image.name(),
                    bytes,
                    ImageInspector.inspect(bytes),
                    ImageInspector.inPasses(bytes),
                    ImageInspector.frames(bytes),
                    ExifFacts.of(bytes),
                    plan,
                    jpeg);
        } catch (UnacceptableImage e) {
            throw new Refused(e.reason());
        }
    }

    void run(Workbench.Place workbench, TextReader textReader, Answer answer)
            throws EngineException, Refused, InterruptedException {
        var size = original();
        var operations = plan.json(size);
        var step = plan.changes() ? step(size) : 1;
        answer.metadata().set("operations", operations);
        if (plan.analyzes() || plan.changes()) {
            answer.say("I will " + plan.phrase() + ".");
        }
        var pixels = Math.max(area(size) / step / step, area(plan.result(size)));
        var decoding = header.format().equals("webp") ? WEBP_WEIGHT * area(size) : passes ? area(size) : 0;
        if (plan.analyzes() || plan.reads()) {
            var seats = Math.max(decoding, Math.min(pixels, ANALYZED_PIXELS));
            workbench.run(seats, deadline -> look(textReader, deadline)).tell(plan, answer);
        }
        if (plan.changes()) {
            var rendering = workbench.run(Math.max(decoding, pixels), deadline -> {
                var changed = changed(decoded(step), size, deadline);
                return Rendering.of(changed, this, deadline);
            });
            finish(rendering, answer);
        }
    }

    /** The size as it is seen. */
    Size original() {
        return exif.orientation() > 4
                ? new Size(header.width(), header.height()).turned()
                : new Size(header.width(), header.height());
    }

    private static long area(Size size) {
        return (long) size.width() * size.height();
    }

    private int step(Size size) throws Refused {
        try {
            var least = ImageDecoder.leastStep(bytes);
            var possible = plan.step(size);
            if (possible < least) {
                throw new Refused(
                        "This image has %d megapixels, and I can change at most %d at once. Make it smaller first, for example “resize to 3000 px”, at the beginning of your message."
                                .formatted(area(size) / 1_000_000, ImageDecoder.MAX_PIXELS / 1_000_000));
            }
            return Math.max(least, possible / 2);
        } catch (UnacceptableImage e) {
            throw new Refused(e.reason());
        }
    }

    private Pixels decoded(int step) throws Refused {
        try {
            return ImageDecoder.decode(bytes, step);
        } catch (UnacceptableImage e) {
            throw new Refused(e.reason());
        }
    }

    private Look look(TextReader textReader, Deadline deadline) throws Refused, InterruptedException {
        var step = 1;
        while ((long) (header.width() / step) * (header.height() / step) > ANALYZED_PIXELS) {
            step++;
        }
        var decoded = decoded(step);
        var analysis = plan.analyzes() ? Analysis.of(header, bytes.length, frames, exif, decoded) : null;
        return new Look(analysis, Transcript.of(Alpha.flattened(decoded), step, textReader, deadline));
    }

    private Pixels changed(Pixels decoded, Size original, Deadline deadline)
            throws Refused, Overdue, InterruptedException {
        var pixels = decoded;
        var size = original;
        for (var edit : plan.edits()) {
            deadline.check();
            pixels = edit instanceof Resize resize ? resize.apply(pixels, size) : edit.apply(pixels);
            size = edit.after(size);
        }
        deadline.check();
        return pixels;
    }

    private void finish(Rendering rendering, Answer answer) {
        if (frames > 1) {
            answer.say("The image is animated (%d frames); I worked on the first frame only.".formatted(frames));
        }
        if (!rendering.note().isEmpty()) {
            answer.say(rendering.note());
        }
        if (rendering.bytes().length == 0) {
            return;
        }
        var file = new Reply.ProducedFile(
                FileNames.result(name, rendering.format()),
                rendering.format().mediaType(),
                rendering.bytes(),
                rendering.size().width(),
                rendering.size().height());
        answer.add(file);
        answer.say("Done: %s, %s, %s (before: %s, %s)."
                .formatted(
                        file.name(),
                        rendering.size(),
                        FileSize.shown(file.bytes().length),
                        original(),
                        FileSize.shown(bytes.length)));
    }
}
