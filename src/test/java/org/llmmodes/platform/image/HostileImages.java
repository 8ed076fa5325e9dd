package org.llmmodes.platform.image;

import static org.llmmodes.platform.image.SampleImages.concat;
import static org.llmmodes.platform.image.SampleImages.encoded;
import static org.llmmodes.platform.image.SampleImages.latin1;
import static org.llmmodes.platform.image.SampleImages.pngChunk;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images that somebody built to hurt, and honest ones of rare kinds. */
public final class HostileImages {

    private static final int BLOCK = 1 << 20;

    /** Zeros by their number of megabytes: seconds of work, so done once. */
    private static final Map<Integer, byte[]> DEFLATED = new ConcurrentHashMap<>();

    private HostileImages() {}

    /** An image that is a ZIP archive as well, since archives are read from their end. */
    public static byte[] andZip(byte[] image) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("Evil.class"));
            zip.write(latin1("\u00ca\u00fe\u00ba\u00be"));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concat(image, out.toByteArray());
    }

    /** An image with a page behind its end. */
    public static byte[] andHtml(byte[] image) {
        return concat(image, latin1("<!doctype html><script>alert(document.cookie)</script>"));
    }

    /** A small PNG with a palette whose chunk of the type given inflates to so many megabytes. */
    public static byte[] withBomb(String chunk, int megabytes) {
        var head =
                switch (chunk) {
                    case "zTXt" -> latin1("Comment\0\0");
                    case "iTXt" -> latin1("Comment\0\u0001\0\0\0");
                    case "iCCP" -> latin1("profile\0\0");
                    default -> throw new IllegalArgumentException(chunk);
                };
        var png = encoded("png", palette(8, 8));
        var bomb = pngChunk(chunk, concat(head, deflated(megabytes)));
        return concat(Arrays.copyOf(png, 33), bomb, Arrays.copyOfRange(png, 33, png.length));
    }

    /** A grey PNG whose image data is right for its size, and then goes on for so many megabytes. */
    public static byte[] withEndlessPixels(int megabytes) {
        var header = ByteBuffer.allocate(13).putInt(64).putInt(64).put(new byte[] {8, 0, 0, 0, 0});
        return concat(
                latin1("\u0089PNG\r\n\u001a\n"),
                pngChunk("IHDR", header.array()),
                pngChunk("IDAT", deflated(megabytes)),
                pngChunk("IEND", new byte[0]));
    }

    /** A one-colour PNG of 8 bits a pixel that is honest about its size. */
    public static byte[] large(int width, int height) {
        return encoded("png", new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY));
    }

    /** An RGB PNG with all pixels of 24 bits, honest and well compressed. */
    public static byte[] largeColour(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var data = new ByteArrayOutputStream();
        var row = new byte[3 * width + 1];
        try (var out = new DeflaterOutputStream(data, new Deflater(1))) {
            for (var y = 0; y < height; y++) {
                Arrays.fill(row, 1, row.length, (byte) y);
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return concat(
                latin1("\u0089PNG\r\n\u001a\n"),
                pngChunk("IHDR", header.array()),
                pngChunk("IDAT", data.toByteArray()),
                pngChunk("IEND", new byte[0]));
    }

    /** Written in passes: an interlaced PNG or a progressive JPEG. */
    public static byte[] inPasses(String format, BufferedImage image) {
        var writer = Codecs.writer(format);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A JPEG of 16 x 16 px in four inks, all cyan. */
    public static byte[] inInks() {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        for (var i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, new int[] {255, 0, 0, 0});
        }
        var out = new ByteArrayOutputStream();
        var writer = Codecs.writer("jpeg");
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    /** A pixel of 16 bits a channel, half see-through: orange. */
    public static BufferedImage sixteenBits() {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 1, 1, 4, null);
        raster.setPixel(0, 0, new int[] {65_535, 0x8080, 0, 0x4040});
        return new BufferedImage(model, raster, false, null);
    }

    /** Four colours, the first one see-through. */
    public static BufferedImage palette(int width, int height) {
        var red = new byte[] {0, -1, 0, 0};
        var green = new byte[] {0, 0, -1, 0};
        var blue = new byte[] {0, 0, 0, -1};
        var image = new BufferedImage(
                width, height, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 4, red, green, blue, 0));
        for (var i = 0; i < width * height; i++) {
            image.getRaster().setSample(i % width, i / width, 0, i % 4);
        }
        return image;
    }

    /** A WebP with an extended header that claims a canvas; behind it the image that TINY_WEBP has. */
    public static byte[] webpOnCanvas(int width, int height, int frames) {
        var still = Arrays.copyOfRange(SampleImages.TINY_WEBP, 12, SampleImages.TINY_WEBP.length);
        var chunks = new ByteArrayOutputStream();
        chunks.writeBytes(latin1("VP8X"));
        chunks.writeBytes(little(10, 4));
        chunks.writeBytes(little(frames > 0 ? 2 : 0, 4));
        chunks.writeBytes(little(width - 1, 3));
        chunks.writeBytes(little(height - 1, 3));
        if (frames > 0) {
            chunks.writeBytes(concat(latin1("ANIM"), little(6, 4), new byte[6]));
        }
        for (var i = 0; i < frames; i++) {
            chunks.writeBytes(concat(latin1("ANMF"), little(16 + still.length, 4), new byte[16], still));
        }
        if (frames == 0) {
            chunks.writeBytes(still);
        }
        var body = chunks.toByteArray();
        return concat(latin1("RIFF"), little(body.length + 4, 4), latin1("WEBP"), body);
    }

    private static byte[] little(int value, int bytes) {
        var out = new byte[bytes];
        for (var i = 0; i < bytes; i++) {
            out[i] = (byte) (value >> (8 * i));
        }
        return out;
    }

    private static byte[] deflated(int megabytes) {
        return DEFLATED.computeIfAbsent(megabytes, HostileImages::deflate);
    }

    private static byte[] deflate(int megabytes) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            for (var i = 0; i < megabytes; i++) {
                deflater.write(new byte[BLOCK]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
