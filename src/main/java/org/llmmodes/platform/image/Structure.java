package org.llmmodes.platform.image;

/**
 * What a walk through the blocks of an image found.
 *
 * @param format      {@code png}, {@code jpeg}, {@code gif} or {@code webp}
 * @param width       pixels of the whole canvas
 * @param height      pixels of the whole canvas
 * @param frames      how many frames an animation has; 1 for a still image
 * @param frameLeft   where the first frame lies on the canvas, pixels from the left
 * @param frameTop    where the first frame lies on the canvas, pixels from the top
 * @param components  samples per pixel in a JPEG, 1, 3 or 4; 0 for other formats
 * @param passes     whether it is a JPEG in passes, whose decoder holds all of it in memory
 * @param adobe       the colour transform of a JPEG's Adobe marker, 0..2; -1 where there is none
 * @param exifOffset  where the TIFF data of an EXIF block begins; -1 where there is none
 * @param exifLength  bytes of the EXIF block
 */
record Structure(
        String format,
        int width,
        int height,
        int frames,
        int frameLeft,
        int frameTop,
        int components,
        boolean passes,
        int adobe,
        int exifOffset,
        int exifLength) {

    InspectedImage image() {
        return new InspectedImage(format, "image/" + format, width, height);
    }

    /** Collects the parts while the blocks go by. */
    static final class Draft {
        final String format;
        int width;
        int height;
        int frames = 1;
        int frameLeft;
        int frameTop;
        int components;
        boolean passes;
        int adobe = -1;
        int exifOffset = -1;
        int exifLength;

        Draft(String format) {
            this.format = format;
        }

        void size(int newWidth, int newHeight) throws UnacceptableImage {
            ImageInspector.requireBounds(newWidth, newHeight);
            width = newWidth;
            height = newHeight;
        }

        void exif(int offset, int length) {
            if (exifOffset < 0 && length > 8) {
                exifOffset = offset;
                exifLength = length;
            }
        }

        Structure done() {
            return new Structure(
                    format,
                    width,
                    height,
                    frames,
                    frameLeft,
                    frameTop,
                    components,
                    passes,
                    adobe,
                    exifOffset,
                    exifLength);
        }
    }
}
