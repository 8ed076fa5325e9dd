package org.llmmodes.modes.imageprocessing;

import org.llmmodes.platform.image.Pixels;

/** Resizes with a Lanczos filter of three lobes, which averages over the whole area when it makes an image smaller. */
final class Resampler {

    private static final int LOBES = 3;

    private Resampler() {}

    /** The image with the new size; the one given is used up. */
    static Pixels resized(Pixels image, Size size) {
        Alpha.premultiply(image);
        var wide = image.width() == size.width() ? image.argb() : horizontally(image, size.width());
        var all = image.height() == size.height() ? wide : vertically(wide, size, image.height());
        var out = new Pixels(size.width(), size.height(), all, image.transparent());
        Alpha.divide(out);
        return out;
    }

    private static int[] horizontally(Pixels image, int width) {
        var taps = taps(image.width(), width);
        var out = new int[width * image.height()];
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < width; x++) {
                out[y * width + x] = taps[x].mix(image.argb(), y * image.width(), 1);
            }
        }
        return out;
    }

    private static int[] vertically(int[] argb, Size size, int height) {
        var taps = taps(height, size.height());
        var out = new int[size.width() * size.height()];
        for (var y = 0; y < size.height(); y++) {
            for (var x = 0; x < size.width(); x++) {
                out[y * size.width() + x] = taps[y].mix(argb, x, size.width());
            }
        }
        return out;
    }

    /** Which source pixels make up one target pixel, and how much each weighs. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Taps(int first, float[] weights) {

        int mix(int[] argb, int start, int stride) {
            float a = 0;
            float r = 0;
            float g = 0;
            float b = 0;
            var at = start + first * stride;
            for (var weight : weights) {
                var p = argb[at];
                a += weight * (p >>> 24);
                r += weight * (p >> 16 & 0xFF);
                g += weight * (p >> 8 & 0xFF);
                b += weight * (p & 0xFF);
                at += stride;
            }
            var alpha = bounded(a, 255);
            return alpha << 24 | bounded(r, alpha) << 16 | bounded(g, alpha) << 8 | bounded(b, alpha);
        }

        private static int bounded(float value, int most) {
            return Math.max(0, Math.min(most, Math.round(value)));
        }
    }

    private static Taps[] taps(int from, int to) {
        var scale = (double) from / to;
        var blur = Math.max(1, scale);
        var taps = new Taps[to];
        for (var i = 0; i < to; i++) {
            var centre = (i + 0.5) * scale - 0.5;
            var first = (int) Math.max(0, Math.ceil(centre - LOBES * blur));
            var last = (int) Math.min(from - 1, Math.floor(centre + LOBES * blur));
            var weights = new float[last - first + 1];
            var sum = 0.0;
            for (var j = 0; j < weights.length; j++) {
                weights[j] = (float) lanczos((first + j - centre) / blur);
                sum += weights[j];
            }
            for (var j = 0; j < weights.length; j++) {
                weights[j] /= (float) sum;
            }
            taps[i] = new Taps(first, weights);
        }
        return taps;
    }

    private static double lanczos(double x) {
        if (x == 0) {
            return 1;
        }
        var t = Math.PI * x;
        return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
    }
}
