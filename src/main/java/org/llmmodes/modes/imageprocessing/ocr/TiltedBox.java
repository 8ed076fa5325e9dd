package org.llmmodes.modes.imageprocessing.ocr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rectangle that may be tilted.
 *
 * @param x      its centre
 * @param y      its centre
 * @param dx     a vector of length 1 along its width: where the writing runs
 * @param dy     the same; y grows downwards
 * @param width  along the writing
 * @param height across
 */
record TiltedBox(double x, double y, double dx, double dy, double width, double height) {

    /** The least rectangle around points that form a convex polygon; its direction is within 45° of "to the right". */
    static TiltedBox around(List<double[]> hull) {
        @Nullable TiltedBox best = null;
        for (var i = 0; i < hull.size(); i++) {
            var a = hull.get(i);
            var b = hull.get((i + 1) % hull.size());
            var length = Math.hypot(b[0] - a[0], b[1] - a[1]);
            if (length > 0) {
                var box = along(hull, (b[0] - a[0]) / length, (b[1] - a[1]) / length);
                if (best == null || box.area() < best.area()) {
                    best = box;
                }
            }
        }
        return best == null ? along(hull, 1, 0) : best.mostlyToTheRight();
    }

    private static TiltedBox along(List<double[]> points, double dx, double dy) {
        var left = Double.POSITIVE_INFINITY;
        var top = Double.POSITIVE_INFINITY;
        var right = Double.NEGATIVE_INFINITY;
        var bottom = Double.NEGATIVE_INFINITY;
        for (var p : points) {
            var u = p[0] * dx + p[1] * dy;
            var v = p[1] * dx - p[0] * dy;
            left = Math.min(left, u);
            right = Math.max(right, u);
            top = Math.min(top, v);
            bottom = Math.max(bottom, v);
        }
        var u = (left + right) / 2;
        var v = (top + bottom) / 2;
        return new TiltedBox(u * dx - v * dy, u * dy + v * dx, dx, dy, right - left, bottom - top);
    }

    double area() {
        return width * height;
    }

    private TiltedBox mostlyToTheRight() {
        var box = this;
        while (box.dx < Math.abs(box.dy) - 1e-9 || box.dx <= 0) {
            box = box.turned();
        }
        return box;
    }

    /** The same rectangle, read a quarter turn further clockwise. */
    TiltedBox turned() {
        var along = height;
        var across = width;
        return new TiltedBox(x, y, -dy, dx, along, across);
    }

    /** The same rectangle, read upside down. */
    TiltedBox upsideDown() {
        return new TiltedBox(x, y, -dx, -dy, width, height);
    }

    /** With all edges moved outwards. */
    TiltedBox grown(double distance) {
        return new TiltedBox(x, y, dx, dy, width + 2 * distance, height + 2 * distance);
    }

    /** In the coordinates of an image that is larger by these factors. */
    TiltedBox scaled(double across, double down) {
        var newDx = dx * across;
        var newDy = dy * down;
        var wide = Math.hypot(newDx, newDy);
        var high = Math.hypot(dy * across, dx * down);
        return new TiltedBox(x * across, y * down, newDx / wide, newDy / wide, width * wide, height * high);
    }

    /** The rectangle around this one whose width runs in another direction. */
    TiltedBox seenAlong(double newDx, double newDy) {
        var cos = Math.abs(dx * newDx + dy * newDy);
        var sin = Math.abs(dx * newDy - dy * newDx);
        return new TiltedBox(x, y, newDx, newDy, width * cos + height * sin, width * sin + height * cos);
    }

    /** A box that is known by its place from this one's top left corner, in the coordinates of this one. */
    TiltedBox outside(TiltedBox inner) {
        var u = inner.x - width / 2;
        var v = inner.y - height / 2;
        return new TiltedBox(
                x + u * dx - v * dy,
                y + u * dy + v * dx,
                inner.dx * dx - inner.dy * dy,
                inner.dx * dy + inner.dy * dx,
                inner.width,
                inner.height);
    }

    boolean contains(double px, double py) {
        var u = (px - x) * dx + (py - y) * dy;
        var v = (py - y) * dx - (px - x) * dy;
        return Math.abs(u) <= width / 2 && Math.abs(v) <= height / 2;
    }

    /** Half the width of the upright rectangle around this one. */
    double reachAcross() {
        return (Math.abs(dx) * width + Math.abs(dy) * height) / 2;
    }

    /** Half the height of the upright rectangle around this one. */
    double reachDown() {
        return (Math.abs(dy) * width + Math.abs(dx) * height) / 2;
    }

    int angle() {
        return (int) Math.round(Math.toDegrees(Math.atan2(dy, dx)));
    }
}
