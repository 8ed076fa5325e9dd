package org.llmmodes.modes.imageprocessing.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How much of what is printed is read right, in a table for docs/engines.md: {@code target/text/accuracy.md}. */
class TextAccuracyTest {

    private static final TextReader READER = new TextReader();

    @AfterAll
    static void close() {
        READER.close();
    }

    private static Map<String, List<BufferedImage>> papers() throws Exception {
        var papers = new LinkedHashMap<String, List<BufferedImage>>();
        for (var size : List.of(8, 12, 24)) {
            papers.put(size + " px, three fonts", fonts(size));
        }
        var print = Print.in("SansSerif", Font.PLAIN, 20);
        papers.put("bold italic", List.of(paper(Print.in("Serif", Font.BOLD | Font.ITALIC, 20))));
        papers.put("light on dark", List.of(paper(print.colours(new Color(20, 20, 30), new Color(230, 230, 210)))));
        papers.put("grey on grey", List.of(paper(print.colours(new Color(150, 150, 150), new Color(110, 110, 110)))));
        papers.put(
                "noise of 40 %",
                List.of(paper(Print.in("SansSerif", Font.PLAIN, 20).noisy(100))));
        papers.put("a photograph's JPEG, twice", List.of(jpeg(jpeg(paper(Print.in("Serif", Font.PLAIN, 16))))));
        for (var degrees : List.of(5, 30, 90, 180)) {
            papers.put(
                    "turned by " + degrees + "\u00b0",
                    List.of(paper(Print.in("SansSerif", Font.PLAIN, 24).tilted(degrees))));
        }
        return papers;
    }

    private static List<BufferedImage> fonts(int size) {
        return List.of(
                paper(Print.in("SansSerif", Font.PLAIN, size)),
                paper(Print.in("Serif", Font.PLAIN, size)),
                paper(Print.in("Monospaced", Font.PLAIN, size)));
    }

    private static BufferedImage paper(Print print) {
        return print.image(Print.SENTENCES);
    }

    private static BufferedImage jpeg(BufferedImage image) throws Exception {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void printIsReadAlmostWithoutAFault() throws Exception {
        var figures = new LinkedHashMap<String, Double>();
        for (var entry : papers().entrySet()) {
            var sum = 0.0;
            for (var image : entry.getValue()) {
                var read = READER.read(Print.pixels(image), () -> true).text();
                sum += Print.accuracy(Print.SENTENCES, read);
            }
            figures.put(entry.getKey(), sum / entry.getValue().size());
        }
        var table = figures.entrySet().stream()
                .map(entry -> "| " + entry.getKey() + " | "
                        + String.format(Locale.ROOT, "%.1f %%", 100 * entry.getValue()) + " |")
                .collect(Collectors.joining("\n", "| print | characters read right |\n|---|--:|\n", "\n"));
        Files.writeString(Files.createDirectories(Path.of("target/text")).resolve("accuracy.md"), table);
        System.out.println(table);

        assertThat(figures)
                .allSatisfy((print, accuracy) ->
                        assertThat(accuracy).as(print).isGreaterThan(print.startsWith("8 px") ? 0.8 : 0.95));
        assertThat(figures.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0))
                .isGreaterThan(0.97);
    }
}
