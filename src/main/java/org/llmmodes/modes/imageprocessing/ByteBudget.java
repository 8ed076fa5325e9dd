package org.llmmodes.modes.imageprocessing;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.image.Pixels;

/** Finds the best encoding of an image that stays within a number of bytes: first lower quality, then fewer pixels. */
final class ByteBudget {

    /** Below this quality an image is better made smaller. */
    private static final int LEAST_QUALITY = 30;

    private static final int LEAST_SIDE = 16;

    private ByteBudget() {}

    /**
     * What came out.
     *
     * @param bytes   the encoded image
     * @param size    its size in pixels
     * @param quality the quality it was written with; null for formats without one
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Encoded(byte[] bytes, Size size, @Nullable Integer quality) {}

    /** @throws Refused when even a tiny version has more bytes */
    static Encoded fit(Pixels image, OutputFormat format, int maxBytes, Deadline deadline)
            throws Refused, Overdue, InterruptedException {
        var lossy = format == OutputFormat.JPEG || format == OutputFormat.WEBP;
        var current = new Pixels(image.width(), image.height(), image.argb(), image.transparent());
        while (true) {
            var found = lossy ? byQuality(current, format, maxBytes, deadline) : plain(current, format);
            deadline.check();
            if (found.bytes().length <= maxBytes) {
                return found;
            }
            var size = smaller(current, found.bytes().length, maxBytes);
            if (Math.max(size.width(), size.height()) < LEAST_SIDE) {
                throw new Refused("I cannot bring this image down to %s as %s; allow more, or choose jpg or webp."
                        .formatted(FileSize.shown(maxBytes), format.shown()));
            }
            current = Resampler.resized(
                    new Pixels(current.width(), current.height(), current.argb().clone(), current.transparent()), size);
        }
    }

    private static Encoded plain(Pixels image, OutputFormat format) throws Refused, InterruptedException {
        return new Encoded(Encoder.encode(image, format, 0), new Size(image.width(), image.height()), null);
    }

    /** Halves the range of qualities until the best one that fits is found; the least quality when none fits. */
    private static Encoded byQuality(Pixels image, OutputFormat format, int maxBytes, Deadline deadline)
            throws Refused, Overdue, InterruptedException {
        var size = new Size(image.width(), image.height());
        var best = new Encoded(Encoder.encode(image, format, LEAST_QUALITY), size, LEAST_QUALITY);
        if (best.bytes().length > maxBytes) {
            return best;
        }
        var low = LEAST_QUALITY;
        var high = Encoder.GOOD_QUALITY + 1;
        while (high - low > 2) {
            deadline.check();
            var middle = (low + high) / 2;
            var bytes = Encoder.encode(image, format, middle);
            if (bytes.length <= maxBytes) {
                best = new Encoded(bytes, size, middle);
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }

    /** Bytes grow about as the pixels do: both sides shrink by the root of the excess, and by 5 % more. */
    private static Size smaller(Pixels image, int bytes, int maxBytes) throws Refused {
        var factor = Math.min(0.9, 0.95 * Math.sqrt((double) maxBytes / bytes));
        return Size.of(image.width() * factor, image.height() * factor);
    }
}
