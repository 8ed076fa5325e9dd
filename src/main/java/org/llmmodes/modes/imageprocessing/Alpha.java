package org.llmmodes.modes.imageprocessing;

import org.llmmodes.platform.image.Pixels;

/** Transparent pixels must not lend their hidden colour to their neighbours: colours are weighted by alpha before pixels are mixed. */
final class Alpha {

    private Alpha() {}

    static void premultiply(Pixels image) {
        if (image.transparent()) {
            var argb = image.argb();
            for (var i = 0; i < argb.length; i++) {
                var a = argb[i] >>> 24;
                argb[i] = a << 24
                        | weighted(argb[i] >> 16, a) << 16
                        | weighted(argb[i] >> 8, a) << 8
                        | weighted(argb[i], a);
            }
        }
    }

    static void divide(Pixels image) {
        if (image.transparent()) {
            var argb = image.argb();
            for (var i = 0; i < argb.length; i++) {
                var a = argb[i] >>> 24;
                argb[i] = a == 0
                        ? 0
                        : a << 24
                                | part(argb[i] >> 16 & 0xFF, a) << 16
                                | part(argb[i] >> 8 & 0xFF, a) << 8
                                | part(argb[i] & 0xFF, a);
            }
        }
    }

    /** The image on white, for formats without transparency. */
    static Pixels flattened(Pixels image) {
        if (!image.transparent()) {
            return image;
        }
        var out = image.argb().clone();
        for (var i = 0; i < out.length; i++) {
            var a = out[i] >>> 24;
            var white = 255 - a;
            out[i] = 0xFF000000
                    | (weighted(out[i] >> 16, a) + white) << 16
                    | (weighted(out[i] >> 8, a) + white) << 8
                    | (weighted(out[i], a) + white);
        }
        return new Pixels(image.width(), image.height(), out, false);
    }

    private static int weighted(int value, int alpha) {
        return (value & 0xFF) * alpha / 255;
    }

    private static int part(int value, int alpha) {
        return Math.min(255, value * 255 / alpha);
    }
}
