package org.llmmodes.modes.imageprocessing.ocr;

import java.util.ArrayList;
import java.util.List;

/** Finds the boxes of a map of probabilities: what hangs together and is likely enough (differentiable binarization, its last step). */
final class Regions {

    /** A map's point belongs to text from this probability on. */
    private static final float LIKELY = 0.3f;

    /** A box is text when the mean probability within reaches this. */
    private static final double LIKELY_BOX = 0.5;

    /** The network marks the core of a line; the line itself is larger by area times this over circumference. */
    private static final double UNCLIP = 1.6;

    private static final int LEAST_SIDE = 3;

    private final float[] map;
    private final int width;
    private final int height;
    private final boolean[] seen;
    private final int[] queue;

    private Regions(float[] map, int width, int height) {
        this.map = map;
        this.width = width;
        this.height = height;
        this.seen = new boolean[map.length];
        this.queue = new int[map.length];
    }

    /** The boxes from the top, at most so many. */
    static List<TiltedBox> of(float[] map, int width, int height, int most) {
        var regions = new Regions(map, width, height);
        var boxes = new ArrayList<TiltedBox>();
        for (var at = 0; at < map.length && boxes.size() < most; at++) {
            if (!regions.seen[at] && map[at] > LIKELY) {
                var core = TiltedBox.around(Hull.of(regions.outline(at)));
                if (Math.min(core.width(), core.height()) >= LEAST_SIDE && regions.mean(core) >= LIKELY_BOX) {
                    boxes.add(core.grown(UNCLIP * core.area() / (2 * (core.width() + core.height()))));
                }
            }
        }
        return boxes;
    }

    /** The outermost corners of each row of the region around a place. */
    private List<double[]> outline(int start) {
        var top = start / width;
        var end = flood(start);
        var bottom = top;
        for (var i = 0; i < end; i++) {
            bottom = Math.max(bottom, queue[i] / width);
        }
        var left = new int[bottom - top + 1];
        var right = new int[bottom - top + 1];
        java.util.Arrays.fill(left, width);
        for (var i = 0; i < end; i++) {
            var row = queue[i] / width - top;
            left[row] = Math.min(left[row], queue[i] % width);
            right[row] = Math.max(right[row], queue[i] % width + 1);
        }
        var points = new ArrayList<double[]>();
        for (var row = 0; row <= left.length; row++) {
            var from = Math.min(row < left.length ? left[row] : width, row > 0 ? left[row - 1] : width);
            var to = Math.max(row < left.length ? right[row] : 0, row > 0 ? right[row - 1] : 0);
            points.add(new double[] {from, top + row});
            points.add(new double[] {to, top + row});
        }
        return points;
    }

    /** Collects the region in the queue and returns how many points it has. */
    private int flood(int start) {
        var end = 1;
        queue[0] = start;
        seen[start] = true;
        for (var next = 0; next < end; next++) {
            var x = queue[next] % width;
            var y = queue[next] / width;
            for (var ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
                for (var nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
                    var at = ny * width + nx;
                    if (!seen[at] && map[at] > LIKELY) {
                        seen[at] = true;
                        queue[end++] = at;
                    }
                }
            }
        }
        return end;
    }

    private double mean(TiltedBox box) {
        var sum = 0.0;
        var count = 0;
        for (var y = (int) Math.max(0, box.y() - box.reachDown());
                y < Math.min(height, box.y() + box.reachDown());
                y++) {
            for (var x = (int) Math.max(0, box.x() - box.reachAcross());
                    x < Math.min(width, box.x() + box.reachAcross());
                    x++) {
                if (box.contains(x + 0.5, y + 0.5)) {
                    sum += map[y * width + x];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
