package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Rectangle;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/** Cuts out a rectangle; which one is known when the size of the image is. */
record Crop(Area area, String words) implements Step.Edit {

    /** Finds the rectangle. */
    interface Area {
        Rectangle within(Size size) throws Refused;
    }

    /** Where a rectangle of a given size lies: in halves of the free space from the left and from the top. */
    enum Anchor {
        TOP_LEFT(0, 0),
        TOP(1, 0),
        TOP_RIGHT(2, 0),
        LEFT(0, 1),
        CENTER(1, 1),
        RIGHT(2, 1),
        BOTTOM_LEFT(0, 2),
        BOTTOM(1, 2),
        BOTTOM_RIGHT(2, 2);

        private final int across;
        private final int down;

        Anchor(int across, int down) {
            this.across = across;
            this.down = down;
        }

        Rectangle place(Size size, int width, int height) {
            var x = (size.width() - width) * across / 2;
            var y = (size.height() - height) * down / 2;
            return new Rectangle(x, y, width, height);
        }

        String shown() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        }
    }

    /** A rectangle at a place. */
    static Crop at(int x, int y, int width, int height) {
        return new Crop(
                size -> new Rectangle(x, y, width, height), "crop %d × %d px at %d, %d".formatted(width, height, x, y));
    }

    /** A rectangle of a size. */
    Crop(int width, int height, Anchor anchor) {
        this(
                size -> anchor.place(size, width, height),
                "crop to %d × %d px (%s)".formatted(width, height, anchor.shown()));
    }

    /** The largest rectangle of the proportions. */
    static Crop ratio(int across, int down, Anchor anchor) {
        return new Crop(
                size -> {
                    var width = Math.min(size.width(), Math.round((float) size.height() * across / down));
                    var height = Math.min(size.height(), Math.round((float) size.width() * down / across));
                    return anchor.place(size, Math.max(1, width), Math.max(1, height));
                },
                across == down
                        ? "crop to a square (%s)".formatted(anchor.shown())
                        : "crop to %d:%d (%s)".formatted(across, down, anchor.shown()));
    }

    /** What remains after cutting that many percent of the width and height off every edge. */
    static Crop edges(int percent) {
        return new Crop(
                size -> {
                    var x = size.width() * percent / 100;
                    var y = size.height() * percent / 100;
                    return new Rectangle(x, y, size.width() - 2 * x, size.height() - 2 * y);
                },
                "cut " + percent + " % off every edge");
    }

    /** One half: left, right, top or bottom. */
    static Crop half(String side) {
        return new Crop(
                size -> {
                    var width = Math.max(1, size.width() / 2);
                    var height = Math.max(1, size.height() / 2);
                    return switch (side) {
                        case "left" -> new Rectangle(0, 0, width, size.height());
                        case "right" -> new Rectangle(size.width() - width, 0, width, size.height());
                        case "top" -> new Rectangle(0, 0, size.width(), height);
                        default -> new Rectangle(0, size.height() - height, size.width(), height);
                    };
                },
                "crop to the " + side + " half");
    }

    /** What remains after cutting pixels off one edge: left, right, top or bottom. */
    static Crop edge(int pixels, String edge) {
        return new Crop(
                size -> switch (edge) {
                    case "left" -> new Rectangle(pixels, 0, size.width() - pixels, size.height());
                    case "right" -> new Rectangle(0, 0, size.width() - pixels, size.height());
                    case "top" -> new Rectangle(0, pixels, size.width(), size.height() - pixels);
                    default -> new Rectangle(0, 0, size.width(), size.height() - pixels);
                },
                "cut " + pixels + " px off the " + edge);
    }

    @Override
    public String op() {
        return "crop";
    }

    @Override
    public String phrase() {
        return words;
    }

    @Override
    public ObjectNode json(Size before) throws Refused {
        var part = rectangle(before);
        return Json.object()
                .put("op", op())
                .put("x", part.x)
                .put("y", part.y)
                .put("width", part.width)
                .put("height", part.height);
    }

    @Override
    public Size after(Size before) throws Refused {
        var part = rectangle(before);
        return new Size(part.width, part.height);
    }

    @Override
    public Pixels apply(Pixels image) throws Refused {
        var part = rectangle(new Size(image.width(), image.height()));
        var out = new int[part.width * part.height];
        for (var y = 0; y < part.height; y++) {
            var from = (part.y + y) * image.width() + part.x;
            System.arraycopy(image.argb(), from, out, y * part.width, part.width);
        }
        return new Pixels(part.width, part.height, out, image.transparent());
    }

    private Rectangle rectangle(Size size) throws Refused {
        var part = area.within(size);
        if (part.isEmpty() || !new Rectangle(size.width(), size.height()).contains(part)) {
            throw new Refused("I cannot %s: at that point the image has %s. Choose a part that lies inside."
                    .formatted(words, size));
        }
        return part;
    }
}
