package org.llmmodes.platform.image;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes images within a bound of memory: upright as EXIF says, in sRGB, of an animation the first frame. Takes no more than about 200 MB
 * while it works (WebP 25 bytes a pixel); callers limit how many work at once.
 */
public final class ImageDecoder {

    /** Most pixels of a decoded image: 24 million, 96 MB. */
    public static final int MAX_PIXELS = 24_000_000;

    /** Bytes for the decoder's own image and the result together. */
    private static final long MAX_BYTES = 7L * MAX_PIXELS;

    /** The WebP decoder holds the whole image several times over: 12 million pixels take 300 MB. */
    private static final int MAX_WEBP_PIXELS = 12_000_000;

    private ImageDecoder() {}

    /** Decodes the whole image. */
    public static Pixels decode(byte[] bytes) throws UnacceptableImage {
        return decode(bytes, 1);
    }

    /** The smallest step that {@link #decode(byte[], int)} accepts for this image; 1 when it fits as it is. */
    public static int leastStep(byte[] bytes) throws UnacceptableImage {
        var image = ImageInspector.inspect(bytes);
        var step = 1;
        while ((long) reduced(image.width(), step) * reduced(image.height(), step) > MAX_PIXELS) {
            step++;
        }
        return step;
    }

    /**
     * Decodes every step-th pixel of every step-th row.
     *
     * @param step 1 for all pixels
     * @throws UnacceptableImage when the bytes are no image, are damaged, or the result would have more than {@link #MAX_PIXELS}
     */
    public static Pixels decode(byte[] bytes, int step) throws UnacceptableImage {
        var structure = ImageInspector.structure(bytes);
        var width = reduced(structure.width(), step);
        var height = reduced(structure.height(), step);
        if ((long) width * height > MAX_PIXELS) {
            throw UnacceptableImage.tooManyPixels(MAX_PIXELS);
        }
        var whole = (long) structure.width() * structure.height();
        if (structure.format().equals("webp") && whole > MAX_WEBP_PIXELS) {
            throw UnacceptableImage.tooManyPixels(MAX_WEBP_PIXELS);
        }
        var frame = frame(bytes, structure, step);
        var canvas = frame.width() == width && frame.height() == height
                ? frame
                : placed(frame, width, height, structure.frameLeft() / step, structure.frameTop() / step);
        return canvas.upright(ExifFacts.of(bytes, structure).orientation());
    }

    static int reduced(int side, int step) {
        return (side + step - 1) / step;
    }

    private static Pixels frame(byte[] bytes, Structure structure, int step) throws UnacceptableImage {
        var reader = Codecs.reader(structure.format());
        var source = structure.format().equals("png") ? PngStructure.pixelsOnly(bytes) : bytes;
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(source))) {
            reader.setInput(in, true, true);
            var param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            if (structure.components() == 4) {
                return PixelConversion.ink(reader.readRaster(0, param), structure.adobe());
            }
            return PixelConversion.pixels(read(reader, param, step));
        } catch (IOException | RuntimeException e) {
            throw UnacceptableImage.damaged();
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, ImageReadParam param, int step)
            throws IOException, UnacceptableImage {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        ImageInspector.requireBounds(width, height);
        var types = reader.getImageTypes(0);
        if (types.hasNext()) {
            var sample = types.next().getSampleModel();
            var pixel = 4L;
            for (var size : sample.getSampleSize()) {
                pixel += (size + 7) / 8;
            }
            var pixels = (long) reduced(width, step) * reduced(height, step);
            if (pixels * pixel > MAX_BYTES) {
                throw UnacceptableImage.tooManyPixels(MAX_BYTES / pixel);
            }
        }
        return reader.read(0, param);
    }

    /** The frame on a transparent canvas; what lies outside is cut off. */
    private static Pixels placed(Pixels frame, int width, int height, int left, int top) {
        var area = new Rectangle(left, top, frame.width(), frame.height()).intersection(new Rectangle(width, height));
        var out = new int[width * height];
        for (var y = 0; y < area.height; y++) {
            System.arraycopy(frame.argb(), y * frame.width(), out, (top + y) * width + left, Math.max(0, area.width));
        }
        return new Pixels(width, height, out, true);
    }
}
