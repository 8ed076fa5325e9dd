package org.llmmodes.modes.imageprocessing;

/**
 * Auto levels: stretches the light so that half a percent of the pixels becomes black and half a percent white, the same for all three
 * channels, so that hues stay. Worked case: lumas 60..180 map v to (v - 60) * 255 / 120.
 */
final class Levels {

    /** Images with less range than this are nearly one tone; stretching would only show noise. */
    private static final int LEAST_RANGE = 8;

    private Levels() {}

    /** The curve, 256 entries. */
    static int[] of(int[] argb) {
        var histogram = new int[256];
        var counted = 0L;
        for (var p : argb) {
            if (p >>> 24 != 0) {
                histogram[Tone.luma(p)]++;
                counted++;
            }
        }
        var low = percentile(histogram, counted / 200);
        var high = 255 - percentile(reversed(histogram), counted / 200);
        var table = new int[256];
        for (var v = 0; v < 256; v++) {
            table[v] = high - low < LEAST_RANGE ? v : Tone.clamp((v - low) * 255.0 / (high - low));
        }
        return table;
    }

    private static int percentile(int[] histogram, long skip) {
        var seen = 0L;
        for (var v = 0; v < 256; v++) {
            seen += histogram[v];
            if (seen > skip) {
                return v;
            }
        }
        return 255;
    }

    private static int[] reversed(int[] histogram) {
        var out = new int[256];
        for (var v = 0; v < 256; v++) {
            out[v] = histogram[255 - v];
        }
        return out;
    }
}
