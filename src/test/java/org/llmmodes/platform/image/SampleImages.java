package org.llmmodes.platform.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images made on the spot for tests. */
public final class SampleImages {

    /** A lossy WebP of 1 x 1 pixels. */
    public static final byte[] TINY_WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private SampleImages() {}

    /** An image with a colour gradient, encoded; format is an ImageIO name. */
    public static byte[] encoded(String format, int width, int height) {
        return encoded(format, gradient(width, height, BufferedImage.TYPE_INT_RGB));
    }

    public static byte[] encoded(String format, BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Red grows to the right, green downwards; the left half is bluish. */
    public static BufferedImage gradient(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var colour = new Color(x * 255 / width, y * 255 / height, x < width / 2 ? 120 : 20);
                image.setRGB(x, y, colour.getRGB());
            }
        }
        return image;
    }

    /** One colour all over. */
    public static BufferedImage plain(int width, int height, Color colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    public static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A PNG chunk with its checksum. */
    public static byte[] pngChunk(String type, byte[] body) {
        var crc = new CRC32();
        crc.update(latin1(type));
        crc.update(body);
        return ByteBuffer.allocate(12 + body.length)
                .putInt(body.length)
                .put(latin1(type))
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A PNG whose header claims a size, 8-bit RGB, with the chunks given. */
    public static byte[] pngClaiming(int width, int height, byte[]... chunks) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return concat(latin1("\u0089PNG\r\n\u001a\n"), pngChunk("IHDR", header.array()), concat(chunks));
    }

    /** The JPEG with an EXIF block behind its first marker: orientation, maker and a place on earth. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        return withExif(jpeg, tiff(orientation));
    }

    private static byte[] withExif(byte[] jpeg, byte[] tiff) {
        var segment = concat(latin1("Exif\0\0"), tiff);
        var marker = ByteBuffer.allocate(4)
                .put((byte) 0xFF)
                .put((byte) 0xE1)
                .putShort((short) (segment.length + 2))
                .array();
        return concat(Arrays.copyOf(jpeg, 2), marker, segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    /** The JPEG with EXIF data that has these words, at most 60 characters, as maker and as description of the picture. */
    public static byte[] withExifSaying(byte[] jpeg, String words) {
        var text = latin1(words + "\0");
        var out = ByteBuffer.allocate(38 + text.length);
        out.put(latin1("MM\0*")).putInt(8).putShort((short) 2);
        entry(out, 0x010E, 2, text.length, 38);
        entry(out, 0x010F, 2, text.length, 38);
        out.putInt(0).put(text);
        return withExif(jpeg, out.array());
    }

    /** A TIFF structure with orientation, maker "ACME" and a GPS directory at 48° 12' north. */
    public static byte[] tiff(int orientation) {
        var out = ByteBuffer.allocate(110);
        out.put(latin1("MM\0*")).putInt(8).putShort((short) 3);
        entry(out, 0x010F, 2, 5, 50);
        entry(out, 0x0112, 3, 1, orientation << 16);
        entry(out, 0x8825, 4, 1, 56);
        out.putInt(0);
        out.put(latin1("ACME\0\0"));
        out.putShort((short) 2);
        entry(out, 0x0001, 2, 2, 'N' << 24);
        entry(out, 0x0002, 5, 3, 86);
        out.putInt(0);
        out.putInt(48).putInt(1).putInt(12).putInt(1).putInt(30).putInt(1);
        return out.array();
    }

    private static void entry(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** A GIF of 1 x 1 pixels with that many frames. */
    public static byte[] gifWithFrames(int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(latin1("GIF89a"));
        out.writeBytes(new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, -1, -1, -1});
        for (var i = 0; i < frames; i++) {
            out.writeBytes(new byte[] {0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0});
        }
        out.write(0x3B);
        return out.toByteArray();
    }
}
