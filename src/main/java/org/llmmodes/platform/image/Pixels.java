package org.llmmodes.platform.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;

/**
 * A decoded image in sRGB, upright.
 *
 * @param width       pixels
 * @param height      pixels
 * @param argb        rows from the top, alpha in the high byte, not premultiplied; alpha is 255 everywhere unless transparent
 * @param transparent whether any pixel may let the background through
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pixels(int width, int height, int[] argb, boolean transparent) {

    /** The same memory as an image for encoders. */
    public BufferedImage image() {
        var model = transparent
                ? new DirectColorModel(32, 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
                : new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF);
        var raster = Raster.createPackedRaster(
                new DataBufferInt(argb, argb.length), width, height, width, model.getMasks(), null);
        return new BufferedImage(model, raster, false, null);
    }

    /** Turns and mirrors as the EXIF orientation says (EXIF 2.32, tag 0x0112); 1 and unknown values leave all as it is. */
    public Pixels upright(int orientation) {
        if (orientation < 2 || orientation > 8) {
            return this;
        }
        var swap = orientation > 4;
        var mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        var mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        var newWidth = swap ? height : width;
        var newHeight = swap ? width : height;
        var out = new int[argb.length];
        for (var y = 0; y < newHeight; y++) {
            for (var x = 0; x < newWidth; x++) {
                var fromX = swap ? y : x;
                var fromY = swap ? x : y;
                fromX = mirrorX ? width - 1 - fromX : fromX;
                fromY = mirrorY ? height - 1 - fromY : fromY;
                out[y * newWidth + x] = argb[fromY * width + fromX];
            }
        }
        return new Pixels(newWidth, newHeight, out, transparent);
    }
}
