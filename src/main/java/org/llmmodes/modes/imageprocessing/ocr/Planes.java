package org.llmmodes.modes.imageprocessing.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.llmmodes.platform.image.Pixels;

/** Cuts a tilted box out of an image, to any size, as the three planes of numbers that networks read: blue, green, red. */
final class Planes {

    /** Samples per target pixel and direction: more would only cost time. */
    private static final int MOST_SAMPLES = 4;

    private final Pixels image;
    private final double[] mean;
    private final double[] deviation;

    /**
     * Planes of an opaque image.
     *
     * @param mean      what is taken off each value of 0..1: blue, green, red
     * @param deviation what is then divided by
     */
    Planes(Pixels image, double[] mean, double[] deviation) {
        this.image = image;
        this.mean = mean;
        this.deviation = deviation;
    }

    /**
     * The box scaled to width x height at the left of planes that are {@code wide} numbers wide; the rest is 0.
     *
     * @param wide at least width
     */
    FloatBuffer cut(TiltedBox box, int width, int height, int wide) {
        var planes = ByteBuffer.allocateDirect(3 * wide * height * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        var samples = (int) Math.ceil(Math.max(box.width() / width, box.height() / height));
        var n = Math.max(1, Math.min(MOST_SAMPLES, samples));
        var sums = new double[3];
        for (var row = 0; row < height; row++) {
            for (var column = 0; column < width; column++) {
                average(box, width, height, row, column, n, sums);
                for (var plane = 0; plane < 3; plane++) {
                    var value = (sums[plane] / (255.0 * n * n) - mean[plane]) / deviation[plane];
                    planes.put((plane * height + row) * wide + column, (float) value);
                }
            }
        }
        return planes;
    }

    private void average(TiltedBox box, int width, int height, int row, int column, int n, double[] sums) {
        java.util.Arrays.fill(sums, 0);
        for (var j = 0; j < n; j++) {
            var v = ((row + (j + 0.5) / n) / height - 0.5) * box.height();
            for (var i = 0; i < n; i++) {
                var u = ((column + (i + 0.5) / n) / width - 0.5) * box.width();
                add(box.x() + u * box.dx() - v * box.dy(), box.y() + u * box.dy() + v * box.dx(), sums);
            }
        }
    }

    /** Adds the colour at a place, mixed from the four pixels around it; beyond the edge the edge goes on. */
    private void add(double x, double y, double[] sums) {
        var left = (int) Math.floor(x - 0.5);
        var top = (int) Math.floor(y - 0.5);
        var across = x - 0.5 - left;
        var down = y - 0.5 - top;
        add(left, top, (1 - across) * (1 - down), sums);
        add(left + 1, top, across * (1 - down), sums);
        add(left, top + 1, (1 - across) * down, sums);
        add(left + 1, top + 1, across * down, sums);
    }

    private void add(int x, int y, double weight, double[] sums) {
        var column = Math.max(0, Math.min(image.width() - 1, x));
        var row = Math.max(0, Math.min(image.height() - 1, y));
        var p = image.argb()[row * image.width() + column];
        sums[0] += weight * (p & 0xFF);
        sums[1] += weight * (p >> 8 & 0xFF);
        sums[2] += weight * (p >> 16 & 0xFF);
    }
}
