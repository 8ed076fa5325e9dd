package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/**
 * Changes the colour of every pixel by itself.
 *
 * @param kind    what changes
 * @param percent how much, -100..100; 0 for kinds that have no measure
 */
record Tone(Kind kind, int percent) implements Step.Edit {

    /** Kinds of change; the last three have a measure. */
    enum Kind {
        ENHANCE("enhance the light (auto levels)"),
        GREY("make it black and white"),
        SEPIA("give it a sepia tone"),
        INVERT("invert the colours"),
        BRIGHTNESS("brightness"),
        CONTRAST("contrast"),
        SATURATION("saturation");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        boolean measured() {
            return this == BRIGHTNESS || this == CONTRAST || this == SATURATION;
        }
    }

    static Tone of(Kind kind) {
        return new Tone(kind, 0);
    }

    @Override
    public String op() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String phrase() {
        return kind.measured()
                ? "%s the %s by %d %%".formatted(percent < 0 ? "lower" : "raise", kind.words, Math.abs(percent))
                : kind.words;
    }

    @Override
    public ObjectNode json(Size before) {
        var json = Json.object().put("op", op());
        return kind.measured() ? json.put("percent", percent) : json;
    }

    @Override
    public Pixels apply(Pixels image) {
        var argb = image.argb();
        switch (kind) {
            case ENHANCE -> curve(argb, Levels.of(argb));
            case INVERT -> curve(argb, table(v -> 255.0 - v));
            case BRIGHTNESS ->
                curve(argb, table(v -> percent < 0 ? v * (1 + percent / 100.0) : v + (255 - v) * percent / 100.0));
            case CONTRAST -> {
                var c = percent * 2.55;
                var factor = 259 * (c + 255) / (255 * (259 - c));
                curve(argb, table(v -> factor * (v - 128) + 128));
            }
            case GREY -> saturate(argb, -100);
            case SATURATION -> saturate(argb, percent);
            case SEPIA -> sepia(argb);
        }
        return image;
    }

    /** Luma of a colour, 0..255 (Rec. 709 weights). */
    static int luma(int rgb) {
        return (54 * (rgb >> 16 & 0xFF) + 183 * (rgb >> 8 & 0xFF) + 19 * (rgb & 0xFF)) >> 8;
    }

    static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private interface Curve {
        double at(int value);
    }

    private static int[] table(Curve curve) {
        var table = new int[256];
        for (var v = 0; v < 256; v++) {
            table[v] = clamp(curve.at(v));
        }
        return table;
    }

    private static void curve(int[] argb, int[] table) {
        for (var i = 0; i < argb.length; i++) {
            var p = argb[i];
            argb[i] = (p & 0xFF000000) | table[p >> 16 & 0xFF] << 16 | table[p >> 8 & 0xFF] << 8 | table[p & 0xFF];
        }
    }

    private static void saturate(int[] argb, int percent) {
        for (var i = 0; i < argb.length; i++) {
            var p = argb[i];
            var grey = luma(p);
            argb[i] = (p & 0xFF000000)
                    | saturated(p >> 16 & 0xFF, grey, percent) << 16
                    | saturated(p >> 8 & 0xFF, grey, percent) << 8
                    | saturated(p & 0xFF, grey, percent);
        }
    }

    private static int saturated(int value, int grey, int percent) {
        return Math.max(0, Math.min(255, grey + (value - grey) * (100 + percent) / 100));
    }

    private static void sepia(int[] argb) {
        for (var i = 0; i < argb.length; i++) {
            var p = argb[i];
            var r = p >> 16 & 0xFF;
            var g = p >> 8 & 0xFF;
            var b = p & 0xFF;
            argb[i] = (p & 0xFF000000)
                    | clamp(0.393 * r + 0.769 * g + 0.189 * b) << 16
                    | clamp(0.349 * r + 0.686 * g + 0.168 * b) << 8
                    | clamp(0.272 * r + 0.534 * g + 0.131 * b);
        }
    }
}
