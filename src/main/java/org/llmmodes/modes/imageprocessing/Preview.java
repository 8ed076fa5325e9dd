package org.llmmodes.modes.imageprocessing;

import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.platform.image.ImageDecoder;
import org.llmmodes.platform.image.UnacceptableImage;

/** The image as a model gets to see it: upright, at most {@value #SIDE} pixels a side, a JPEG with nothing in it but pixels. */
final class Preview {

    static final int SIDE = 1_024;

    private static final int QUALITY = 80;

    private Preview() {}

    static byte[] of(ReplyRequest.Image image, Workbench.Place workbench)
            throws EngineException, Refused, InterruptedException {
        var bytes = image.bytes();
        var longest = Math.max(image.width(), image.height());
        var pixels = (long) image.width() * image.height();
        return workbench.run(pixels, deadline -> {
            try {
                var step = Math.max(ImageDecoder.leastStep(bytes), longest / SIDE / 2);
                var small = Resize.box(SIDE, SIDE, Resize.Fit.INSIDE, true).apply(ImageDecoder.decode(bytes, step));
                deadline.check();
                return Encoder.encode(small, OutputFormat.JPEG, QUALITY);
            } catch (UnacceptableImage e) {
                throw new Refused(e.reason());
            }
        });
    }
}
