package org.llmmodes.blackbox;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images that tests send. */
public final class Pictures {

    private static final int HEADER = 16;

    private Pictures() {}

    /** A plain image in a format that ImageIO can write. */
    public static byte[] of(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return write(image, format);
    }

    /** A PNG with lines of large black letters on white. */
    static byte[] saying(String... lines) {
        var image = new BufferedImage(900, 100 * lines.length + 50, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 56));
        for (int i = 0; i < lines.length; i++) {
            pen.drawString(lines[i], 40, 100 * (i + 1));
        }
        pen.dispose();
        return write(image, "png");
    }

    /** A PNG of about three bytes for each pixel: noise does not compress. */
    static byte[] noise(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return write(image, "png");
    }

    /** A small PNG whose header claims another size, with a right checksum. */
    static byte[] claiming(int width, int height) {
        var bytes = of("png", 8, 8);
        var buffer = ByteBuffer.wrap(bytes);
        buffer.putInt(HEADER, width).putInt(HEADER + 4, height);
        var sum = new CRC32();
        sum.update(bytes, HEADER - 4, 17);
        buffer.putInt(HEADER + 13, (int) sum.getValue());
        return bytes;
    }

    public static String dataUrl(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] write(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
