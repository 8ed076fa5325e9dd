package org.llmmodes.modes.imageprocessing.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.platform.image.Pixels;

/** How well print is read: the floors are a little below what was measured, so that a loss shows. */
class TextReaderTest {

    private static final TextReader READER = new TextReader();

    @AfterAll
    static void close() {
        READER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SansSerif, 10, 0.97",
        "SansSerif, 16, 0.98",
        "SansSerif, 48, 0.99",
        "Serif, 12, 0.98",
        "Serif, 24, 0.98",
        "Monospaced, 16, 0.98"
    })
    void readsFontsAndSizes(String family, int size, double floor) throws Exception {
        assertThat(accuracy(Print.in(family, Font.PLAIN, size))).isGreaterThanOrEqualTo(floor);
    }

    @Test
    void readsBoldItalicWithItsSpaces() throws Exception {
        assertThat(accuracy(Print.in("Serif", Font.BOLD | Font.ITALIC, 20))).isGreaterThan(0.97);
    }

    @Test
    void readsLightOnDarkAndFaintPrint() throws Exception {
        var print = Print.in("SansSerif", Font.PLAIN, 20);
        assertThat(accuracy(print.colours(new Color(20, 20, 30), new Color(230, 230, 210))))
                .isGreaterThan(0.98);
        assertThat(accuracy(print.colours(new Color(150, 150, 150), new Color(110, 110, 110))))
                .isGreaterThan(0.97);
    }

    @Test
    void readsThroughNoise() throws Exception {
        assertThat(accuracy(Print.in("SansSerif", Font.PLAIN, 20).noisy(100))).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, 15, 44, 90, -90, 135, 180})
    void readsTiltedPrintInItsOrder(double degrees) throws Exception {
        var image = Print.pixels(
                Print.in("SansSerif", Font.PLAIN, 24).tilted(degrees).image(Print.SENTENCES));

        var read = READER.read(image, () -> true);

        assertThat(Print.accuracy(Print.SENTENCES, read.text())).isGreaterThan(0.97);
        assertThat(read.lines()).allSatisfy(line -> {
            var off = Math.abs(line.angle() - degrees) % 360;
            assertThat(Math.min(off, 360 - off)).isLessThan(4);
            assertThat(line.x()).isBetween(0, image.width());
            assertThat(line.y()).isBetween(0, image.height());
        });
    }

    @Test
    void readsAPageOfFortyLines() throws Exception {
        var page = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> i + ". " + Print.SENTENCES.get(i % Print.SENTENCES.size()))
                .toList();

        var read = READER.read(Print.pixels(Print.in("Serif", Font.PLAIN, 18).image(page)), () -> true);

        assertThat(Print.accuracy(page, read.text())).isGreaterThan(0.98);
        assertThat(read.lines()).hasSize(40);
        assertThat(read.complete()).isTrue();
        assertThat(read.lines().stream().mapToDouble(TextLine::confidence).average())
                .hasValueCloseTo(0.98, within(0.02));
    }

    /** The dictionary has only a handful of accented letters; what is missing becomes the letter without its accent. */
    @Test
    void losesMostAccents() throws Exception {
        var image = Print.pixels(Print.in("SansSerif", Font.PLAIN, 28).image(List.of("Größe: Äpfel, Öl, façade")));

        assertThat(READER.read(image, () -> true).text()).isEqualTo("GroBe: Apfel, Ol, facade");
    }

    @Test
    void findsNothingWhereNothingIs() throws Exception {
        for (var size : new int[][] {{1, 1}, {1, 6_000}, {6_000, 1}, {300, 200}}) {
            var blank = new Pixels(size[0], size[1], new int[size[0] * size[1]], false);
            assertThat(READER.read(blank, () -> true)).isEqualTo(ReadText.NONE);
        }
    }

    @Test
    void stopsWhenTimeIsOverAndSaysSo() throws Exception {
        var image = Print.pixels(Print.in("SansSerif", Font.PLAIN, 24).image(Print.SENTENCES));
        var asked = new AtomicInteger();

        var read = READER.read(image, () -> asked.incrementAndGet() <= 4);

        assertThat(read.complete()).isFalse();
        assertThat(read.lines()).hasSize(3);
        assertThat(read.text()).startsWith("The ferry").doesNotContain("lazy dog");
    }

    @Test
    void aCancelledReplyStopsReading() {
        var image = Print.pixels(Print.in("SansSerif", Font.PLAIN, 24).image(List.of("Stop")));

        assertThatThrownBy(() -> READER.read(image, () -> {
                    throw new InterruptedException();
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void aClosedReaderReadsNoMore() throws Exception {
        var reader = new TextReader();
        reader.close();

        assertThatThrownBy(() ->
                        reader.read(Print.pixels(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB)), () -> true))
                .isInstanceOf(TextReaderException.class);
    }

    private static double accuracy(Print print) throws Exception {
        return Print.accuracy(
                Print.SENTENCES,
                READER.read(Print.pixels(print.image(Print.SENTENCES)), () -> true)
                        .text());
    }
}
