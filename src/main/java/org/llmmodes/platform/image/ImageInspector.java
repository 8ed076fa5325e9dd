package org.llmmodes.platform.image;

/**
 * Finds out what an image is by looking at its bytes alone, without decoding it: a declared type or a file name plays no part. Walks the
 * blocks of the format, so that a file which only begins like an image is refused. Memory does not depend on what the file claims.
 */
public final class ImageInspector {

    /** Most pixels of a side. */
    public static final int MAX_SIDE = 40_000;

    /** Most pixels of an image, or of one frame of an animation. */
    public static final int MAX_PIXELS = 40_000_000;

    /** Most frames of an animation. */
    public static final int MAX_FRAMES = 1_000;

    private ImageInspector() {}

    /** @throws UnacceptableImage when the bytes are not a complete image within the bounds */
    public static InspectedImage inspect(byte[] bytes) throws UnacceptableImage {
        return structure(bytes).image();
    }

    /** How many frames the image has: 1 unless it is an animated GIF, PNG or WebP. */
    public static int frames(byte[] bytes) throws UnacceptableImage {
        return structure(bytes).frames();
    }

    /** Whether a decoder needs memory for the whole image even if it gives out only a part: a progressive JPEG. */
    public static boolean inPasses(byte[] bytes) throws UnacceptableImage {
        return structure(bytes).passes();
    }

    static Structure structure(byte[] bytes) throws UnacceptableImage {
        var in = new Cursor(bytes);
        if (in.startsWith(0, "\u0089PNG\r\n\u001a\n")) {
            return PngStructure.read(in);
        }
        if (in.startsWith(0, "\u00ff\u00d8\u00ff")) {
            return JpegStructure.read(in);
        }
        if (in.startsWith(0, "GIF87a") || in.startsWith(0, "GIF89a")) {
            return GifStructure.read(in);
        }
        if (in.startsWith(0, "RIFF") && in.startsWith(8, "WEBP")) {
            return WebpStructure.read(in);
        }
        throw refusal(in);
    }

    /** @throws UnacceptableImage when width and height are not those of an image we accept */
    static void requireBounds(int width, int height) throws UnacceptableImage {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw UnacceptableImage.dimensions();
        }
        if ((long) width * height > MAX_PIXELS) {
            throw UnacceptableImage.tooManyPixels(MAX_PIXELS);
        }
    }

    private static UnacceptableImage refusal(Cursor in) {
        if (in.startsWith(4, "ftyp")) {
            return in.startsWith(8, "avi") || in.startsWith(8, "hei") || in.startsWith(8, "mif1")
                    ? UnacceptableImage.unsupported("HEIC or AVIF")
                    : UnacceptableImage.notAnImage();
        }
        if (in.startsWith(0, "II*\0") || in.startsWith(0, "MM\0*")) {
            return UnacceptableImage.unsupported("TIFF");
        }
        if (in.startsWith(0, "BM") && in.startsWith(6, "\0\0\0\0")) {
            return UnacceptableImage.unsupported("BMP");
        }
        if (in.startsWith(0, "\0\0\u0001\0")) {
            return UnacceptableImage.unsupported("ICO");
        }
        if (in.startsWith(0, "8BPS")) {
            return UnacceptableImage.unsupported("PSD");
        }
        return UnacceptableImage.notAnImage();
    }
}
