package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/**
 * Makes an image larger or smaller. Either percent is given, or one side, which the other follows, or both.
 *
 * @param width      pixels, 1..{@value #MAX_SIDE}
 * @param height     pixels, 1..{@value #MAX_SIDE}
 * @param percent    of both sides, 1..800
 * @param fit        what happens to the proportions when both sides are given
 * @param onlyShrink whether an image that is smaller already is left alone
 */
record Resize(
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer percent,
        Fit fit,
        boolean onlyShrink) implements Step.Edit {

    /** Most pixels of a side that may be asked for. */
    static final int MAX_SIDE = 8_000;

    /** INSIDE keeps the proportions and fits into the box, COVER keeps them and cuts off what stands out, STRETCH does not keep them. */
    enum Fit {
        INSIDE,
        COVER,
        STRETCH
    }

    static Resize width(int width, boolean onlyShrink) {
        return new Resize(width, null, null, Fit.INSIDE, onlyShrink);
    }

    static Resize height(int height, boolean onlyShrink) {
        return new Resize(null, height, null, Fit.INSIDE, onlyShrink);
    }

    static Resize percent(int percent) {
        return new Resize(null, null, percent, Fit.INSIDE, false);
    }

    static Resize box(int width, int height, Fit fit, boolean onlyShrink) {
        return new Resize(width, height, null, fit, onlyShrink);
    }

    @Override
    public String op() {
        return "resize";
    }

    @Override
    public String phrase() {
        var limit = onlyShrink ? "at most " : "";
        if (percent != null) {
            return "resize it to " + percent + " %";
        } else if (height == null) {
            return "resize it to " + limit + width + " px wide";
        } else if (width == null) {
            return "resize it to " + limit + height + " px high";
        }
        return switch (fit) {
            case INSIDE -> "resize it to fit into " + limit + width + " × " + height + " px";
            case COVER -> "resize it to fill " + width + " × " + height + " px, cutting off what stands out";
            case STRETCH -> "stretch it to " + width + " × " + height + " px";
        };
    }

    @Override
    public ObjectNode json(Size before) throws Refused {
        var after = after(before);
        var json = Json.object().put("op", op()).put("width", after.width()).put("height", after.height());
        return json.put("fit", fit.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Size after(Size before) throws Refused {
        return fit == Fit.COVER && width != null && height != null ? Size.of(width, height) : scaled(before);
    }

    /** The size of the whole image after scaling, before anything is cut off. */
    Size scaled(Size before) throws Refused {
        if (percent != null) {
            return Size.of(before.width() * percent / 100.0, before.height() * percent / 100.0);
        }
        var x = width == null ? Double.NaN : (double) width / before.width();
        var y = height == null ? Double.NaN : (double) height / before.height();
        if (width != null && height != null && fit == Fit.STRETCH) {
            return Size.of(width, height);
        }
        var factor = width == null ? y : height == null ? x : fit == Fit.COVER ? Math.max(x, y) : Math.min(x, y);
        if (onlyShrink && factor >= 1) {
            return before;
        }
        return Size.of(before.width() * factor, before.height() * factor);
    }

    @Override
    public Pixels apply(Pixels image) throws Refused {
        return apply(image, new Size(image.width(), image.height()));
    }

    /** Resizes an image that was decoded with fewer pixels than it has: to what comes out for the size given. */
    Pixels apply(Pixels image, Size before) throws Refused {
        var whole = scaled(before);
        var same = image.width() == whole.width() && image.height() == whole.height();
        var out = same ? image : Resampler.resized(image, whole);
        var after = after(before);
        return after.equals(whole) ? out : new Crop(after.width(), after.height(), Crop.Anchor.CENTER).apply(out);
    }
}
