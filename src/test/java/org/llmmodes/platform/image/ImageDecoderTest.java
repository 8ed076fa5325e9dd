package org.llmmodes.platform.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.llmmodes.platform.image.SampleImages.encoded;
import static org.llmmodes.platform.image.SampleImages.plain;
import static org.llmmodes.platform.image.SampleImages.withExif;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    @Test
    void keepsEveryPixelOfAPng() throws Exception {
        var image = SampleImages.gradient(37, 23, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(3, 4, 0x40102030);
        var pixels = ImageDecoder.decode(encoded("png", image));
        assertThat(pixels.transparent()).isTrue();
        assertThat(pixels.argb()).isEqualTo(image.getRGB(0, 0, 37, 23, null, 0, 37));
    }

    /** The white dot stands in the stored top left corner; where it must be seen on a canvas of 3 x 2 or 2 x 3. */
    @ParameterizedTest
    @CsvSource({
        "1,24,16,0,0",
        "2,24,16,23,0",
        "3,24,16,23,15",
        "4,24,16,0,15",
        "5,16,24,0,0",
        "6,16,24,15,0",
        "7,16,24,15,23",
        "8,16,24,0,23"
    })
    void standsUprightForAllOrientations(int orientation, int width, int height, int x, int y) throws Exception {
        var image = plain(24, 16, Color.BLACK);
        var graphics = image.createGraphics();
        graphics.fillRect(0, 0, 8, 8);
        graphics.dispose();
        var pixels = ImageDecoder.decode(withExif(encoded("jpeg", image), orientation));
        assertThat(pixels.width()).isEqualTo(width);
        assertThat(pixels.height()).isEqualTo(height);
        assertThat(pixels.argb()[y * width + x] & 0xFF).isGreaterThan(200);
        assertThat(pixels.argb()[(height - 1 - y) * width + width - 1 - x] & 0xFF)
                .isLessThan(50);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void takesGreyValuesAsTheyAre(int type) throws Exception {
        var image = new BufferedImage(2, 1, type);
        var most = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
        image.getRaster().setSample(0, 0, 0, most / 5);
        image.getRaster().setSample(1, 0, 0, most);
        assertThat(ImageDecoder.decode(encoded("png", image)).argb()).containsExactly(0xFF333333, 0xFFFFFFFF);
    }

    @Test
    void brings16BitColoursTo8() throws Exception {
        assertThat(ImageDecoder.decode(encoded("png", HostileImages.sixteenBits()))
                        .argb())
                .containsExactly(0x40FF8000);
    }

    @Test
    void printsInksAsLight() throws Exception {
        var pixels = ImageDecoder.decode(HostileImages.inInks());
        assertThat(pixels.argb()[0] >> 16 & 0xFF).as("cyan ink takes red away").isLessThan(10);
        assertThat(pixels.argb()[0] & 0xFF).isGreaterThan(245);
    }

    @Test
    void placesTheFirstFrameOnItsCanvas() throws Exception {
        var gif = SampleImages.gifWithFrames(2);
        gif[6] = 3;
        gif[8] = 2;
        gif[20] = 2;
        gif[22] = 1;
        var pixels = ImageDecoder.decode(gif);
        assertThat(pixels.width()).isEqualTo(3);
        assertThat(pixels.argb()[0]).isZero();
        assertThat(pixels.argb()[5] >>> 24).isEqualTo(255);
    }

    @Test
    void skipsPixelsOfLargeImagesAndBoundsTheRest() throws Exception {
        var large = encoded("png", new BufferedImage(6_000, 5_000, BufferedImage.TYPE_BYTE_BINARY));
        assertThat(ImageDecoder.leastStep(large)).isEqualTo(2);
        assertThatThrownBy(() -> ImageDecoder.decode(large))
                .isInstanceOf(UnacceptableImage.class)
                .hasMessageContaining("24 megapixels");
        var pixels = ImageDecoder.decode(large, 3);
        assertThat(pixels.width()).isEqualTo(2_000);
        assertThat(pixels.height()).isEqualTo(1_667);
    }

    @Test
    void damageInsideIsARefusal() {
        var png = encoded("png", 300, 200);
        Arrays.fill(png, 60, png.length - 20, (byte) 0x55);
        assertThatThrownBy(() -> ImageDecoder.decode(png)).isInstanceOf(UnacceptableImage.class);
        var webp = SampleImages.TINY_WEBP.clone();
        Arrays.fill(webp, 31, webp.length, (byte) 0xFF);
        try {
            assertThat(ImageDecoder.decode(webp).width()).isEqualTo(1);
        } catch (UnacceptableImage e) {
            assertThat(e.code()).isEqualTo("damaged");
        }
    }

    @Test
    void readsExifWithoutThePlace() throws Exception {
        var facts = ExifFacts.of(withExif(encoded("jpeg", 8, 8), 6));
        assertThat(facts.orientation()).isEqualTo(6);
        assertThat(facts.hasLocation()).isTrue();
        assertThat(facts.tags()).hasSize(1).containsEntry("camera_make", "ACME");
        assertThat(ExifFacts.of(encoded("jpeg", 8, 8)).orientation()).isEqualTo(1);
    }

    @Test
    void leavesNoWebpReaderInTheRegistryOfTheJvm() throws Exception {
        ImageDecoder.decode(SampleImages.TINY_WEBP);
        assertThat(FileSize.shown(2_100_000)).isEqualTo("2.10 MB");
        assertThat(Codecs.reader("png").getClass().getModule().getName()).isEqualTo("java.desktop");
    }
}
