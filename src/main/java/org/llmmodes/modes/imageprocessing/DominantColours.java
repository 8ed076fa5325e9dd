package org.llmmodes.modes.imageprocessing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds the colours that cover most of an image: pixels are counted in 4,096 bins, and bins close to a more frequent one join it. */
final class DominantColours {

    private static final int MOST = 5;

    /** Colours nearer than this (Euclidean, in 8-bit RGB) count as one. */
    private static final int NEAR = 60;

    private static final double LEAST_SHARE = 0.02;

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("black", 0x000000),
            Map.entry("white", 0xFFFFFF),
            Map.entry("grey", 0x808080),
            Map.entry("light grey", 0xC8C8C8),
            Map.entry("dark grey", 0x404040),
            Map.entry("red", 0xE02020),
            Map.entry("dark red", 0x801010),
            Map.entry("orange", 0xF08020),
            Map.entry("yellow", 0xF0E030),
            Map.entry("green", 0x20A030),
            Map.entry("dark green", 0x104818),
            Map.entry("cyan", 0x20D0D0),
            Map.entry("light blue", 0x90C0F0),
            Map.entry("blue", 0x2040E0),
            Map.entry("dark blue", 0x102060),
            Map.entry("purple", 0x8020A0),
            Map.entry("pink", 0xF090B0),
            Map.entry("brown", 0x805030),
            Map.entry("beige", 0xE0D0B0));

    private DominantColours() {}

    /**
     * One colour.
     *
     * @param hex   {@code #rrggbb}
     * @param name  the nearest of some everyday names
     * @param share of the pixels, 0..1
     */
    record Colour(String hex, String name, double share) {}

    private static final class Bin {
        long red;
        long green;
        long blue;
        long count;

        void add(int p) {
            red += p >> 16 & 0xFF;
            green += p >> 8 & 0xFF;
            blue += p & 0xFF;
            count++;
        }

        void join(Bin other) {
            red += other.red;
            green += other.green;
            blue += other.blue;
            count += other.count;
        }

        int rgb() {
            return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
        }
    }

    static List<Colour> of(int[] argb) {
        var bins = IntStream.range(0, 4_096).mapToObj(i -> new Bin()).toList();
        for (var p : argb) {
            bins.get((p >> 12 & 0xF00) | (p >> 8 & 0xF0) | (p >> 4 & 0xF)).add(p);
        }
        var groups = new ArrayList<Bin>();
        bins.stream()
                .filter(bin -> bin.count > 0)
                .sorted(Comparator.comparingLong((Bin bin) -> -bin.count))
                .forEach(bin -> join(groups, bin));
        return groups.stream()
                .sorted(Comparator.comparingLong((Bin bin) -> -bin.count))
                .limit(MOST)
                .filter(bin -> bin.count >= LEAST_SHARE * argb.length)
                .map(bin -> new Colour("#%06x".formatted(bin.rgb()), name(bin.rgb()), (double) bin.count / argb.length))
                .toList();
    }

    private static void join(List<Bin> groups, Bin bin) {
        for (var group : groups) {
            if (distance(group.rgb(), bin.rgb()) < NEAR * NEAR) {
                group.join(bin);
                return;
            }
        }
        groups.add(bin);
    }

    private static String name(int rgb) {
        return NAMES.entrySet().stream()
                .min(Comparator.<Map.Entry<String, Integer>>comparingInt(e -> distance(e.getValue(), rgb))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static int distance(int a, int b) {
        var red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
        var green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
        var blue = (a & 0xFF) - (b & 0xFF);
        return red * red + green * green + blue * blue;
    }
}
