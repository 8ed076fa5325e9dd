package org.llmmodes.platform.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.llmmodes.platform.image.SampleImages.encoded;
import static org.llmmodes.platform.image.SampleImages.gradient;

import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that were built to hurt cost little time and memory, and rare but honest ones are seen as they are. */
class HostileImagesTest {

    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
    void compressedChunksAreNeverInflated(String chunk) {
        var bomb = HostileImages.withBomb(chunk, 400);
        assertThat(bomb.length).isLessThan(600_000);

        assertThat(allocatedBy(bomb)).isLessThan(60 * MEGABYTE);
    }

    @Test
    void pixelsBeyondTheLastRowAreNotInflated() {
        var bomb = HostileImages.withEndlessPixels(400);

        assertThat(allocatedBy(bomb)).isLessThan(60 * MEGABYTE);
    }

    @Test
    void anotherFileBehindTheImageChangesNothing() throws Exception {
        for (var format : new String[] {"jpeg", "gif", "png"}) {
            var image = encoded(format, 30, 20);
            var plain = ImageDecoder.decode(image).argb();
            assertThat(ImageDecoder.decode(HostileImages.andZip(image)).argb()).isEqualTo(plain);
            assertThat(ImageDecoder.decode(HostileImages.andHtml(image)).argb()).isEqualTo(plain);
        }
    }

    @Test
    void passesAreReadLikePlainImages() throws Exception {
        var image = gradient(61, 47, BufferedImage.TYPE_INT_RGB);
        var png = HostileImages.inPasses("png", image);
        assertThat(png[28]).as("interlaced").isEqualTo((byte) 1);
        assertThat(ImageDecoder.decode(png).argb()).isEqualTo(image.getRGB(0, 0, 61, 47, null, 0, 61));
        var jpeg = ImageDecoder.decode(HostileImages.inPasses("jpeg", image));
        var plain = ImageDecoder.decode(encoded("jpeg", image));
        assertThat(jpeg.argb()).isEqualTo(plain.argb());
    }

    @Test
    void palettesKeepTheirTransparency() throws Exception {
        for (var format : new String[] {"png", "gif"}) {
            var pixels = ImageDecoder.decode(encoded(format, HostileImages.palette(4, 2)));
            assertThat(pixels.transparent()).isTrue();
            assertThat(pixels.argb()[0] >>> 24).isZero();
            assertThat(pixels.argb()[1]).isEqualTo(0xFFFF0000);
            assertThat(pixels.argb()[7]).isEqualTo(0xFF0000FF);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
    void interlacedGifsOfFewRowsHaveThemAll(int height) throws Exception {
        var image = HostileImages.palette(5, height);
        var gif = encoded("gif", image);
        assertThat(ImageDecoder.decode(gif).argb()).isEqualTo(image.getRGB(0, 0, 5, height, null, 0, 5));
        var second = ImageDecoder.decode(gif, 2);
        assertThat(second.argb()[second.width() * (second.height() - 1) + 1])
                .isEqualTo(image.getRGB(2, 2 * (second.height() - 1)));
    }

    @Test
    void webpOnCanvasesAndInMotion() throws Exception {
        assertThat(code(HostileImages.webpOnCanvas(16_000_000, 16_000_000, 0))).isEqualTo("dimensions");
        assertThat(code(HostileImages.webpOnCanvas(30_000, 30_000, 3))).isEqualTo("too_many_pixels");
        assertThat(code(HostileImages.webpOnCanvas(100, 100, 0))).isEqualTo("damaged");
        var moving = HostileImages.webpOnCanvas(20, 10, 3);
        assertThat(ImageInspector.inspect(moving)).isEqualTo(new InspectedImage("webp", "image/webp", 20, 10));
        assertThat(ImageInspector.frames(moving)).isEqualTo(3);
        var first = ImageDecoder.decode(moving);
        assertThat(first.width()).isEqualTo(20);
        assertThat(first.argb()[19]).as("beside the first frame").isZero();
    }

    @Test
    void fortyMegapixelsAreLookedAtInAFewSeconds() throws Exception {
        var large = HostileImages.large(8_000, 5_000);
        var pixels = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ImageDecoder.decode(large, 3));
        assertThat(pixels.width()).isEqualTo(2_667);
        assertThat(code(HostileImages.large(8_001, 5_000))).isEqualTo("too_many_pixels");
    }

    /** Bytes that this thread asked for while it inspected and decoded the image. */
    private static long allocatedBy(byte[] image) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        try {
            assertThat(ImageDecoder.decode(image).argb()).isNotEmpty();
        } catch (UnacceptableImage e) {
            assertThat(e.code()).isNotBlank();
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static String code(byte[] image) {
        var refusal = catchThrowableOfType(UnacceptableImage.class, () -> ImageInspector.inspect(image));
        return refusal == null ? "accepted" : refusal.code();
    }
}
