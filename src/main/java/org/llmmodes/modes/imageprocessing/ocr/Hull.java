package org.llmmodes.modes.imageprocessing.ocr;

import java.util.ArrayList;
import java.util.List;

/** The convex hull of points that come in rows (Andrew's monotone chain). */
final class Hull {

    private Hull() {}

    /**
     * The corners, in order.
     *
     * @param points sorted by their second coordinate, then by the first
     */
    static List<double[]> of(List<double[]> points) {
        var hull = new ArrayList<double[]>();
        chain(points, hull, 0);
        var reversed = new ArrayList<>(points);
        java.util.Collections.reverse(reversed);
        chain(reversed, hull, hull.size() - 1);
        hull.remove(hull.size() - 1);
        return hull;
    }

    private static void chain(List<double[]> points, List<double[]> hull, int from) {
        for (var p : points) {
            while (hull.size() >= from + 2 && !turnsLeft(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p)) {
                hull.remove(hull.size() - 1);
            }
            if (hull.isEmpty() || hull.size() == from || !same(hull.get(hull.size() - 1), p)) {
                hull.add(p);
            }
        }
    }

    private static boolean same(double[] a, double[] b) {
        return a[0] == b[0] && a[1] == b[1];
    }

    private static boolean turnsLeft(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) < 0;
    }
}
