package org.llmmodes.modes.imageprocessing;

import org.llmmodes.platform.image.Pixels;

/**
 * Measures of light.
 *
 * @param mean      mean luma, 0..255
 * @param deviation standard deviation of luma, 0..127.5
 * @param black     share of pixels with luma up to 4, 0..1
 * @param white     share of pixels with luma from 251, 0..1
 * @param edges     variance of the Laplacian: how strongly neighbours differ
 */
record Light(double mean, double deviation, double black, double white, double edges) {

    static Light of(Pixels image) {
        var argb = image.argb();
        var sum = 0.0;
        var squares = 0.0;
        var black = 0;
        var white = 0;
        for (var p : argb) {
            var luma = Tone.luma(p);
            sum += luma;
            squares += luma * luma;
            black += luma <= 4 ? 1 : 0;
            white += luma >= 251 ? 1 : 0;
        }
        var mean = sum / argb.length;
        var deviation = Math.sqrt(Math.max(0, squares / argb.length - mean * mean));
        return new Light(mean, deviation, (double) black / argb.length, (double) white / argb.length, laplacian(image));
    }

    private static double laplacian(Pixels image) {
        var argb = image.argb();
        var width = image.width();
        var sum = 0.0;
        var squares = 0.0;
        var count = 0;
        for (var y = 1; y < image.height() - 1; y++) {
            for (var x = 1; x < width - 1; x++) {
                var at = y * width + x;
                var value = Tone.luma(argb[at - 1])
                        + Tone.luma(argb[at + 1])
                        + Tone.luma(argb[at - width])
                        + Tone.luma(argb[at + width])
                        - 4 * Tone.luma(argb[at]);
                sum += value;
                squares += value * value;
                count++;
            }
        }
        return count == 0 ? 0 : squares / count - sum / count * (sum / count);
    }

    String brightness() {
        return mean < 70 ? "dark" : mean > 185 ? "bright" : "medium";
    }

    String exposure() {
        if (black > 0.25 && white > 0.25) {
            return "both shadows and highlights lost";
        } else if (mean < 70 && black > 0.25) {
            return "underexposed";
        }
        return mean > 185 && white > 0.25 ? "overexposed" : "balanced exposure";
    }

    String contrast() {
        return deviation < 30 ? "low" : deviation > 75 ? "high" : "medium";
    }

    String sharpness() {
        return edges < 30 ? "soft or blurred" : edges < 150 ? "moderate" : "sharp";
    }
}
