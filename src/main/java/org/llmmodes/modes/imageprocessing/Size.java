package org.llmmodes.modes.imageprocessing;

import org.llmmodes.platform.image.ImageDecoder;

/** Width and height in pixels. */
record Size(int width, int height) {

    /** A size from exact sides: rounded, at least 1 each. */
    static Size of(double width, double height) throws Refused {
        var w = Math.max(1, Math.round(width));
        var h = Math.max(1, Math.round(height));
        if (w > Integer.MAX_VALUE || h > Integer.MAX_VALUE || w > ImageDecoder.MAX_PIXELS / h) {
            throw new Refused(
                    "The result would have more than %d megapixels, which is the most I can make; ask for a smaller size."
                            .formatted(ImageDecoder.MAX_PIXELS / 1_000_000));
        }
        return new Size((int) w, (int) h);
    }

    /** The size after a quarter turn. */
    Size turned() {
        var across = height;
        var down = width;
        return new Size(across, down);
    }

    @Override
    public String toString() {
        return width + " × " + height + " px";
    }
}
