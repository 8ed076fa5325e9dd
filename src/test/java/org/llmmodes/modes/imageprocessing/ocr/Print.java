package org.llmmodes.modes.imageprocessing.ocr;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.llmmodes.platform.image.Pixels;

/** Draws text as images: the paper on which the reader is tried. */
public final class Print {

    /** Sentences with digits, signs and capitals, none twice. */
    public static final List<String> SENTENCES = List.of(
            "The ferry to the island leaves at 7:45 from pier 12.",
            "Please keep this receipt for your records.",
            "Total amount due: $1,284.50 (including 19% tax)",
            "Boil the lentils for twenty minutes, then add salt.",
            "Meeting room B is booked until Thursday afternoon.",
            "Invoice number 2024-00731 was paid in full.",
            "Do not store above 25 degrees or in direct sunlight.",
            "The quick brown fox jumps over the lazy dog.");

    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    private Color paper = Color.WHITE;
    private Color ink = Color.BLACK;
    private double degrees;
    private int noise;

    public static Print in(String family, int style, int size) {
        var print = new Print();
        print.font = new Font(family, style, size);
        return print;
    }

    Print colours(Color newPaper, Color newInk) {
        paper = newPaper;
        ink = newInk;
        return this;
    }

    Print tilted(double newDegrees) {
        degrees = newDegrees;
        return this;
    }

    /** Each channel of each pixel differs by up to that much. */
    Print noisy(int most) {
        noise = most;
        return this;
    }

    public BufferedImage image(List<String> lines) {
        var step = font.getSize() * 3 / 2;
        var width = lines.stream().mapToInt(this::width).max().orElse(1) + 2 * step;
        var height = (lines.size() + 1) * step;
        var turn = Math.toRadians(degrees);
        var cos = Math.abs(Math.cos(turn));
        var sin = Math.abs(Math.sin(turn));
        var image = new BufferedImage(
                (int) Math.ceil(width * cos + height * sin),
                (int) Math.ceil(width * sin + height * cos),
                BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(paper);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(ink);
        pen.setFont(font);
        var place = AffineTransform.getTranslateInstance(image.getWidth() / 2.0, image.getHeight() / 2.0);
        place.rotate(turn);
        place.translate(-width / 2.0, -height / 2.0);
        pen.transform(place);
        for (var i = 0; i < lines.size(); i++) {
            pen.drawString(lines.get(i), step, (i + 1) * step);
        }
        pen.dispose();
        return spoilt(image);
    }

    private int width(String line) {
        var probe = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return probe.getFontMetrics(font).stringWidth(line);
        } finally {
            probe.dispose();
        }
    }

    private BufferedImage spoilt(BufferedImage image) {
        var random = new Random(11);
        for (var y = 0; noise > 0 && y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                var p = image.getRGB(x, y);
                var spoilt = 0;
                for (var shift = 0; shift < 24; shift += 8) {
                    var value = (p >> shift & 0xFF) + random.nextInt(2 * noise + 1) - noise;
                    spoilt |= Math.max(0, Math.min(255, value)) << shift;
                }
                image.setRGB(x, y, spoilt);
            }
        }
        return image;
    }

    static Pixels pixels(BufferedImage image) {
        var argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Pixels(image.getWidth(), image.getHeight(), argb, false);
    }

    /** The part of the characters that are right: 1 less the edit distance for each character of the truth, 0..1. */
    public static double accuracy(List<String> truth, String read) {
        var right = String.join("\n", truth);
        var previous = new int[read.length() + 1];
        for (var j = 0; j <= read.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= right.length(); i++) {
            var current = new int[read.length() + 1];
            current[0] = i;
            for (var j = 1; j <= read.length(); j++) {
                var same = right.charAt(i - 1) == read.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + same, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return Math.max(0, 1 - (double) previous[read.length()] / right.length());
    }
}
