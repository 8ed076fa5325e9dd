package org.llmmodes.platform.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.llmmodes.platform.image.SampleImages.concat;
import static org.llmmodes.platform.image.SampleImages.encoded;
import static org.llmmodes.platform.image.SampleImages.gifWithFrames;
import static org.llmmodes.platform.image.SampleImages.latin1;
import static org.llmmodes.platform.image.SampleImages.pngChunk;
import static org.llmmodes.platform.image.SampleImages.pngClaiming;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {

    @ParameterizedTest
    @CsvSource({"png,png", "jpeg,jpeg", "gif,gif"})
    void readsSizeFromTheHeader(String encoder, String format) throws Exception {
        var image = ImageInspector.inspect(encoded(encoder, 321, 123));
        assertThat(image).isEqualTo(new InspectedImage(format, "image/" + format, 321, 123));
    }

    @Test
    void readsLossyLosslessAndExtendedWebp() throws Exception {
        var lossless = Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
        assertThat(ImageInspector.inspect(SampleImages.TINY_WEBP).width()).isEqualTo(1);
        assertThat(ImageInspector.inspect(lossless)).isEqualTo(new InspectedImage("webp", "image/webp", 1, 1));
        var chunks = Arrays.copyOfRange(SampleImages.TINY_WEBP, 12, SampleImages.TINY_WEBP.length);
        var canvas = concat(latin1("VP8X\n\0\0\0"), new byte[10]);
        var body = concat(latin1("WEBP"), canvas, chunks);
        var extended = concat(latin1("RIFF"), new byte[] {(byte) body.length, 0, 0, 0}, body);
        assertThat(ImageInspector.inspect(extended).height()).isEqualTo(1);
        extended[24] = 9;
        assertThat(codeOf(extended)).isEqualTo("damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "GIF88a------------------",
                "%PDF-1.7",
                "RIFF\0\0\0\0WAVEfmt "
            })
    void refusesWhatIsNoImage(String text) {
        assertThat(codeOf(text.getBytes(UTF_8))).isEqualTo("not_an_image");
    }

    @Test
    void refusesImagesBehindOtherBytes() {
        assertThat(codeOf(concat(latin1("<html>"), encoded("png", 4, 4)))).isEqualTo("not_an_image");
        assertThat(codeOf(concat(latin1("\n"), encoded("jpeg", 4, 4)))).isEqualTo("not_an_image");
    }

    @Test
    void namesFormatsItKnowsButDoesNotTake() {
        assertThat(codeOf(encoded("bmp", 4, 4))).isEqualTo("unsupported_format");
        assertThat(codeOf(encoded("tiff", 4, 4))).isEqualTo("unsupported_format");
        assertThat(codeOf(latin1("\0\0\0 ftypheic\0\0\0\0mif1heic"))).isEqualTo("unsupported_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void refusesEveryCutFile(String format) {
        var whole = encoded(format, 40, 30);
        for (var length = 12; length < whole.length - 1; length++) {
            assertThat(codeOf(Arrays.copyOf(whole, length)))
                    .as("first %d bytes", length)
                    .isIn("truncated", "damaged");
        }
    }

    @Test
    void refusesCutGifAndWebp() {
        var gif = encoded("gif", 40, 30);
        for (var length = 13; length < gif.length - 1; length++) {
            assertThat(codeOf(Arrays.copyOf(gif, length))).isEqualTo("truncated");
        }
        for (var length = 12; length < SampleImages.TINY_WEBP.length; length++) {
            assertThat(codeOf(Arrays.copyOf(SampleImages.TINY_WEBP, length))).isEqualTo("truncated");
        }
    }

    @Test
    void refusesPngWithoutOrWithImpossiblyLittleData() {
        var end = pngChunk("IEND", new byte[0]);
        assertThat(codeOf(pngClaiming(10, 10, end))).isEqualTo("truncated");
        assertThat(codeOf(pngClaiming(5_000, 5_000, pngChunk("IDAT", new byte[] {0x78, (byte) 0x9C, 1}), end)))
                .isEqualTo("truncated");
        assertThat(codeOf(pngClaiming(1, 1, pngChunk("IDAT", latin1("<script>")), end)))
                .isEqualTo("damaged");
    }

    @Test
    void refusesForgedHeaders() {
        var png = encoded("png", 10, 10);
        png[19] = 99;
        assertThat(codeOf(png)).as("checksum of IHDR").isEqualTo("damaged");
        assertThat(codeOf(latin1("\u00ff\u00d8\u00ff\u00d9"))).isEqualTo("truncated");
        assertThat(codeOf(latin1("\u00ff\u00d8\u00ff\u00da\0\u0008\u0001\u0001\0\0?\0ab\u00ff\u00d9")))
                .as("a scan without a frame header")
                .isEqualTo("damaged");
    }

    @Test
    void boundsSidesAndPixels() throws Exception {
        assertThat(codeOf(pngClaiming(20_000, 20_000))).isEqualTo("too_many_pixels");
        assertThat(codeOf(pngClaiming(40_001, 1))).isEqualTo("dimensions");
        assertThat(codeOf(pngClaiming(0, 1))).isEqualTo("dimensions");
        assertThat(codeOf(pngClaiming(-1, 1))).isEqualTo("dimensions");
        var slim = encoded("png", new BufferedImage(1, 40_000, BufferedImage.TYPE_BYTE_GRAY));
        assertThat(ImageInspector.inspect(slim).height()).isEqualTo(40_000);
    }

    @Test
    void boundsFrames() throws Exception {
        assertThat(ImageInspector.frames(gifWithFrames(12))).isEqualTo(12);
        assertThat(ImageInspector.frames(encoded("png", 3, 3))).isEqualTo(1);
        assertThat(codeOf(gifWithFrames(10_000))).isEqualTo("too_many_frames");
        assertThat(codeOf(gifWithFrames(0))).isEqualTo("truncated");
    }

    @Test
    void boundsThePassesOfJpeg() {
        var jpeg = encoded("jpeg", 8, 8);
        var scan = latin1("\u00ff\u00da\0\u0008\u0001\u0001\0\0?\0ab");
        var many = new byte[5_000 * scan.length];
        for (var i = 0; i < 5_000; i++) {
            System.arraycopy(scan, 0, many, i * scan.length, scan.length);
        }
        var bomb = concat(Arrays.copyOf(jpeg, jpeg.length - 2), many, latin1("\u00ff\u00d9"));
        assertThat(codeOf(bomb)).isEqualTo("too_complex");
    }

    @Test
    void anyBrokenByteIsAnAnswerNotACrash() {
        for (var format : new String[] {"png", "jpeg", "gif"}) {
            var good = encoded(format, 12, 9);
            for (var i = 0; i < good.length; i++) {
                var bad = good.clone();
                bad[i] ^= (byte) 0xFF;
                assertThat(codeOf(bad)).isNotEqualTo("");
            }
        }
    }

    @Test
    void refusalsRepeatNothingOfTheContent() {
        var refusal = refusal(latin1("<html>secret</html>"));
        assertThat(refusal.getMessage()).endsWith(".").doesNotContain("secret", "html");
    }

    private static String codeOf(byte[] bytes) {
        try {
            ImageInspector.inspect(bytes);
            return "accepted";
        } catch (UnacceptableImage e) {
            return e.code();
        }
    }

    private static UnacceptableImage refusal(byte[] bytes) {
        return catchThrowableOfType(UnacceptableImage.class, () -> ImageInspector.inspect(bytes));
    }
}
