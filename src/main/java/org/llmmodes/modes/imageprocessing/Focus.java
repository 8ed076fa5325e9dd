package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/**
 * Blurs or sharpens.
 *
 * @param sharpen true for an unsharp mask, false for a blur
 * @param measure for a blur its radius in pixels, 1..50; for sharpening its strength in percent, 1..100
 */
record Focus(boolean sharpen, int measure) implements Step.Edit {

    @Override
    public String op() {
        return sharpen ? "sharpen" : "blur";
    }

    @Override
    public String phrase() {
        return sharpen ? "sharpen it by " + measure + " %" : "blur it with a radius of " + measure + " px";
    }

    @Override
    public ObjectNode json(Size before) {
        return Json.object().put("op", op()).put(sharpen ? "amount" : "radius", measure);
    }

    @Override
    public Pixels apply(Pixels image) {
        if (!sharpen) {
            blur(image, Math.max(1, measure / 2));
            return image;
        }
        var soft = new Pixels(image.width(), image.height(), image.argb().clone(), image.transparent());
        blur(soft, 1);
        var argb = image.argb();
        for (var i = 0; i < argb.length; i++) {
            var p = argb[i];
            var s = soft.argb()[i];
            argb[i] = (p & 0xFF000000)
                    | mask(p >> 16 & 0xFF, s >> 16 & 0xFF) << 16
                    | mask(p >> 8 & 0xFF, s >> 8 & 0xFF) << 8
                    | mask(p & 0xFF, s & 0xFF);
        }
        return image;
    }

    private int mask(int value, int soft) {
        return Math.max(0, Math.min(255, value + (value - soft) * measure / 50));
    }

    /** Three box blurs, one after the other along each line, come close to a Gaussian. */
    private static void blur(Pixels image, int radius) {
        Alpha.premultiply(image);
        for (var y = 0; y < image.height(); y++) {
            line(image.argb(), y * image.width(), 1, image.width(), radius);
        }
        for (var x = 0; x < image.width(); x++) {
            line(image.argb(), x, image.width(), image.height(), radius);
        }
        Alpha.divide(image);
    }

    private static void line(int[] argb, int start, int stride, int count, int radius) {
        var from = new int[count];
        for (var i = 0; i < count; i++) {
            from[i] = argb[start + i * stride];
        }
        var to = new int[count];
        for (var pass = 0; pass < 3; pass++) {
            box(from, to, radius);
            var swap = from;
            from = to;
            to = swap;
        }
        for (var i = 0; i < count; i++) {
            argb[start + i * stride] = from[i];
        }
    }

    private static void box(int[] from, int[] to, int radius) {
        var last = from.length - 1;
        var span = 2 * radius + 1;
        for (var shift = 0; shift < 32; shift += 8) {
            var sum = 0;
            for (var i = -radius; i <= radius; i++) {
                sum += from[Math.max(0, Math.min(last, i))] >>> shift & 0xFF;
            }
            for (var i = 0; i <= last; i++) {
                to[i] = (to[i] & ~(0xFF << shift)) | ((sum + radius) / span) << shift;
                sum += from[Math.min(last, i + radius + 1)] >>> shift & 0xFF;
                sum -= from[Math.max(0, i - radius)] >>> shift & 0xFF;
            }
        }
    }
}
