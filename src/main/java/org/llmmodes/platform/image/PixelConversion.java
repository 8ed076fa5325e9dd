package org.llmmodes.platform.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Brings what decoders give into sRGB with 8 bits a channel: grey, palettes, 16 bits, other colour spaces, printing inks. */
final class PixelConversion {

    private PixelConversion() {}

    static Pixels pixels(BufferedImage image) {
        var model = image.getColorModel();
        var out = new Pixels(
                image.getWidth(), image.getHeight(), new int[image.getWidth() * image.getHeight()], model.hasAlpha());
        if (model instanceof IndexColorModel palette) {
            palette(image.getRaster(), palette, out);
        } else if (model instanceof DirectColorModel) {
            image.getRGB(0, 0, out.width(), out.height(), out.argb(), 0, out.width());
        } else if (model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
                || model.getColorSpace().isCS_sRGB()) {
            samples(image.getRaster(), model, out);
        } else {
            var graphics = out.image().createGraphics();
            graphics.drawImage(image, 0, 0, null);
            graphics.dispose();
            opaque(out);
        }
        return out;
    }

    private static void opaque(Pixels out) {
        if (!out.transparent()) {
            for (var i = 0; i < out.argb().length; i++) {
                out.argb()[i] |= 0xFF000000;
            }
        }
    }

    private static void palette(Raster raster, IndexColorModel palette, Pixels out) {
        var row = new int[out.width()];
        for (var y = 0; y < out.height(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, out.width(), 1, 0, row);
            for (var x = 0; x < row.length; x++) {
                out.argb()[y * out.width() + x] = palette.getRGB(row[x]);
            }
        }
    }

    /** Grey values are taken as they are, not as the linear light that Java's grey colour space means. */
    private static void samples(Raster raster, ColorModel model, Pixels out) {
        var bands = raster.getNumBands();
        var alpha = model.hasAlpha();
        var colours = alpha ? bands - 1 : bands;
        var most = (1 << model.getComponentSize(0)) - 1;
        var row = new int[out.width() * bands];
        for (var y = 0; y < out.height(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, out.width(), 1, row);
            for (var x = 0; x < out.width(); x++) {
                var at = x * bands;
                var a = alpha ? scaled(row[at + bands - 1], most) : 255;
                var r = scaled(row[at], most);
                var g = colours < 3 ? r : scaled(row[at + 1], most);
                var b = colours < 3 ? r : scaled(row[at + 2], most);
                out.argb()[y * out.width() + x] = a << 24 | r << 16 | g << 8 | b;
            }
        }
    }

    private static int scaled(int sample, int most) {
        return most == 255 ? sample : (sample * 255 + most / 2) / most;
    }

    /**
     * Four inks to sRGB without a profile. With an Adobe marker the samples are stored inverted; its transform 2 codes the first three as
     * YCbCr (Adobe Technical Note 5116, §18).
     */
    static Pixels ink(Raster raster, int adobe) {
        var width = raster.getWidth();
        var height = raster.getHeight();
        var out = new Pixels(width, height, new int[width * height], false);
        var row = new int[width * 4];
        for (var y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (var x = 0; x < width; x++) {
                var at = x * 4;
                if (adobe == 2) {
                    fromYcc(row, at);
                }
                var light = adobe >= 0 ? 0 : 255;
                var k = Math.abs(light - row[at + 3]);
                var r = Math.abs(light - row[at]) * k / 255;
                var g = Math.abs(light - row[at + 1]) * k / 255;
                var b = Math.abs(light - row[at + 2]) * k / 255;
                out.argb()[y * width + x] = 0xFF000000 | r << 16 | g << 8 | b;
            }
        }
        return out;
    }

    private static void fromYcc(int[] row, int at) {
        var luma = row[at];
        var blue = row[at + 1] - 128;
        var red = row[at + 2] - 128;
        row[at] = clamp(luma + 1.402 * red);
        row[at + 1] = clamp(luma - 0.344136 * blue - 0.714136 * red);
        row[at + 2] = clamp(luma + 1.772 * blue);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
