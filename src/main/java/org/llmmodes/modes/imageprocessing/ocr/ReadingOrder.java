package org.llmmodes.modes.imageprocessing.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts boxes in the order in which people read them: rows from the top, each from the left, as seen along the direction in which most of
 * the writing runs.
 */
final class ReadingOrder {

    private ReadingOrder() {}

    /**
     * A box as the reader sees it.
     *
     * @param along  its centre along the writing
     * @param down   its centre across the writing
     * @param index  its place in the list given
     */
    private record Seen(double along, double down, double height, int index) {}

    /** The rows: each a list of places in the list given. */
    static List<List<Integer>> of(List<TiltedBox> boxes) {
        var direction = direction(boxes);
        var seen = new ArrayList<Seen>();
        for (var i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            seen.add(new Seen(
                    box.x() * direction[0] + box.y() * direction[1],
                    box.y() * direction[0] - box.x() * direction[1],
                    box.height(),
                    i));
        }
        seen.sort(Comparator.comparingDouble(Seen::down));
        var rows = new ArrayList<List<Integer>>();
        var row = new ArrayList<Seen>();
        for (var box : seen) {
            if (!row.isEmpty() && !sameRow(row.get(row.size() - 1), box)) {
                rows.add(leftToRight(row));
                row.clear();
            }
            row.add(box);
        }
        if (!row.isEmpty()) {
            rows.add(leftToRight(row));
        }
        return rows;
    }

    private static boolean sameRow(Seen a, Seen b) {
        return Math.abs(a.down - b.down) < 0.5 * Math.min(a.height, b.height);
    }

    private static List<Integer> leftToRight(List<Seen> row) {
        return row.stream()
                .sorted(Comparator.comparingDouble(Seen::along))
                .map(Seen::index)
                .toList();
    }

    /** The mean direction, long lines counting more. */
    private static double[] direction(List<TiltedBox> boxes) {
        var dx = 0.0;
        var dy = 0.0;
        for (var box : boxes) {
            dx += box.dx() * box.width();
            dy += box.dy() * box.width();
        }
        var length = Math.hypot(dx, dy);
        return length < 1e-6 ? new double[] {1, 0} : new double[] {dx / length, dy / length};
    }
}
