package org.llmmodes.modes.imageprocessing;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.llmmodes.platform.image.Codecs;
import org.llmmodes.platform.image.Pixels;

/** Writes images, with pixels and nothing else: no EXIF, no place, no profile. The same pixels always give the same bytes. */
final class Encoder {

    /** The quality of JPEG and WebP where nobody asked for a small file, in percent. */
    static final int GOOD_QUALITY = 90;

    private Encoder() {}

    /**
     * The encoded image.
     *
     * @param quality 1..100; plays no part in PNG and GIF
     * @throws Refused when the format cannot hold the image or cannot be written here
     */
    static byte[] encode(Pixels image, OutputFormat format, int quality) throws Refused, InterruptedException {
        if (Math.max(image.width(), image.height()) > format.maxSide()) {
            throw new Refused(String.format(
                    java.util.Locale.ROOT,
                    "A %s image can be at most %,d px wide and high; choose another format or a smaller size.",
                    format.shown(),
                    format.maxSide()));
        }
        return switch (format) {
            case WEBP -> WebpWriter.encode(image, quality);
            case JPEG -> write("jpeg", Alpha.flattened(image).image(), quality);
            case PNG -> write("png", withPalette(image), -1);
            case GIF -> write("gif", withPalette(image), -1);
        };
    }

    private static byte[] write(String codec, BufferedImage image, int quality) {
        var writer = Codecs.writer(codec);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            if (quality >= 0) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(quality / 100f);
            } else if (codec.equals("png")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(0.3f);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** With at most 256 colours the image gets a palette, which loses nothing and takes a fraction of the bytes. */
    private static BufferedImage withPalette(Pixels image) {
        var palette = palette(image.argb());
        if (palette.length == 0) {
            return image.image();
        }
        var model = new IndexColorModel(8, palette.length, palette, 0, true, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        var out = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_BYTE_INDEXED, model);
        var row = new int[image.width()];
        for (var y = 0; y < image.height(); y++) {
            for (var x = 0; x < row.length; x++) {
                row[x] = Arrays.binarySearch(palette, image.argb()[y * row.length + x]);
            }
            out.getRaster().setPixels(0, y, row.length, 1, row);
        }
        return out;
    }

    /** The colours of the image, sorted; empty when there are more than 256. */
    private static int[] palette(int[] argb) {
        var known = new int[256];
        var count = 0;
        var previous = ~argb[0];
        for (var p : argb) {
            if (p == previous) {
                continue;
            }
            previous = p;
            var at = Arrays.binarySearch(known, 0, count, p);
            if (at < 0) {
                if (count == 256) {
                    return new int[0];
                }
                System.arraycopy(known, -at - 1, known, -at, count + at + 1);
                known[-at - 1] = p;
                count++;
            }
        }
        return Arrays.copyOf(known, count);
    }
}
