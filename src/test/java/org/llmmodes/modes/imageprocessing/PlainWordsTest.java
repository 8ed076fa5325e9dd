package org.llmmodes.modes.imageprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainWordsTest {

    /** On the left what is said; on the right the steps for an image of 1000 x 800 px, parameters in brackets. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "make it black and white, 800 px wide, save as webp | grey; resize width=800 height=640 fit=inside; convert format=webp",
                "Make it black-and-white, 800px, webp | grey; resize width=800 height=640 fit=inside; convert format=webp",
                "Please convert this PNG to JPEG and keep it under 200 kB | convert format=jpg; optimize max_bytes=200000",
                "resize to 50% | resize width=500 height=400 fit=inside",
                "reduce it by 25% | resize width=750 height=600 fit=inside",
                "half size please | resize width=500 height=400 fit=inside",
                "800 wide and 300 high | resize width=375 height=300 fit=inside",
                "fit into 400x400 | resize width=400 height=320 fit=inside",
                "stretch it to exactly 400x400 | resize width=400 height=400 fit=stretch",
                "no wider than 1,200 px | resize width=1000 height=800 fit=inside",
                "create a thumbnail | resize width=256 height=205 fit=inside",
                "crop to 16:9 | crop x=0 y=118 width=1000 height=563",
                "crop to a square | crop x=100 y=0 width=800 height=800",
                "crop the top left 300x200 | crop x=0 y=0 width=300 height=200",
                "crop 300x200 at 10,20 | crop x=10 y=20 width=300 height=200",
                "crop 50 px off the top | crop x=0 y=50 width=1000 height=750",
                "rotate left | rotate degrees=270",
                "rotate it by 90 degrees | rotate degrees=90",
                "turn it upside down | rotate degrees=180",
                "flip it vertically | flip axis=vertical",
                "mirror the image | flip axis=horizontal",
                "brighten it by 30% | brightness percent=30",
                "a bit darker please | brightness percent=-10",
                "more contrast and less saturation | contrast percent=20; saturation percent=-20",
                "brightness -15%, contrast +5 | brightness percent=-15; contrast percent=5",
                "sharpen, then blur slightly | sharpen amount=50; blur radius=2",
                "blur with radius 4 | blur radius=4",
                "Blur the photo with a radius of 12 px, then sharpen | blur radius=12; sharpen amount=50",
                "blur it by 7 | blur radius=7",
                "add a sepia filter | sepia",
                "invert the colours | invert",
                "enhance this photo | enhance",
                "remove the exif data | strip_metadata",
                "compress it for the web | optimize",
                "analyze the image | analyze",
                "extract the text | extract_text",
                "Please read the text in this picture. | extract_text",
                "what does it say? | extract_text",
                "ocr, then make it grey | extract_text; grey",
                "What colours does it have? | analyze",
                "is it sharp? | analyze",
                "make it grey but don't crop to 16:9 | grey",
                "make it sepia without rotating it | sepia",
                "less bright, more saturated | brightness percent=-20; saturation percent=20",
                "less dark | brightness percent=20",
                "enlarge it 2x | resize width=2000 height=1600 fit=inside",
                "a thumbnail, 128 pixels | resize width=128 height=102 fit=inside",
                "a 128 px thumbnail | resize width=128 height=102 fit=inside",
                "crop the top 200 pixels off | crop x=0 y=200 width=1000 height=600",
                "high contrast | contrast percent=40",
                "Make it high-contrast black/white | contrast percent=40; grey",
                "it has low contrast | contrast percent=20",
                "desaturate 50% | saturation percent=-50",
                "desaturate it slightly | saturation percent=-10",
                "desaturate | grey",
                "half the width | resize width=500 height=400 fit=inside",
                "half its width and half its height | resize width=500 height=400 fit=inside",
                "reduce the width to 75% | resize width=750 height=600 fit=inside",
                "three quarters of the size | resize width=750 height=600 fit=inside",
                "3 times as big | resize width=3000 height=2400 fit=inside",
                "in Full HD | resize width=1350 height=1080 fit=inside",
                "resize to 400*400 | resize width=400 height=320 fit=inside",
                "make it 20% smaller in both dimensions | resize width=800 height=640 fit=inside",
                "make the file as small as possible | optimize",
                "an email-friendly version | optimize",
                "less than half a megabyte | optimize max_bytes=500000",
                "change format webp | convert format=webp",
                "rotate it a quarter turn to the left | rotate degrees=270",
                "rotate it half a turn | rotate degrees=180",
                "cut the right half off | crop x=0 y=0 width=500 height=800",
                "crop to the lower half | crop x=0 y=400 width=1000 height=400",
                "trim 50px on the left | crop x=50 y=0 width=950 height=800",
                "it's too dark and a bit blurry, can you fix it? | brightness percent=20; sharpen amount=50",
                "the colours are washed out | enhance",
                "lower the exposure by 10% | brightness percent=-10",
                "make the picture look old | sepia",
                "can you read the receipt? | extract_text",
            })
    void understands(String said, String steps) throws Exception {
        assertThat(shown(said)).isEqualTo(steps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "what can you do?",
                "make it nice and cozy like grandma's kitchen",
                "remove the grey background",
                "blur the faces",
                "add a hat",
                "make it smaller",
                "crop it",
                "do not rotate it",
                "save as tiff",
                "a passport photo, 35x45 mm",
                "add a black border of 20 px",
                "round the corners by 20 px",
                "tint it blue",
                "zoom in on the center",
                "undo the last step",
                "800",
                "ünïcödé 図 \uD83D\uDE00",
            })
    void doesNotGuess(String said) throws Exception {
        assertThat(shown(said)).isEmpty();
    }

    @Test
    void aWishedQualityIsNotPassedOverInSilence() throws Exception {
        var wish = PlainWords.read("as jpg with 60% quality");
        assertThat(wish.steps()).hasSize(1);
        assertThat(wish.notes()).singleElement().asString().contains("quality");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a bit brighter and warmer, please | “warmer”",
                "make it sepia, then frobnicate the quux | “frobnicate the quux”",
                "grey, and a border of 20 px | “a border of 20 px”",
                "convert it to png and undo that | an earlier one",
                "make it grey and save as pdf | JPEG, PNG, GIF and WebP only",
                "grey, and put a red frame around it | no such effect",
            })
    void doesNotPassOverInSilenceWhatItLeavesOut(String said, String note) throws Exception {
        var wish = PlainWords.read(said);
        assertThat(wish.steps()).hasSize(1);
        assertThat(wish.notes()).singleElement().asString().contains(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hi! Make it grey, please. Thank you!",
                "grey, for my website",
                "grey, can you do it?",
                "grey but keep the size",
                "grey, leave everything else as it is"
            })
    void doesNotComplainOfManners(String said) throws Exception {
        assertThat(PlainWords.read(said).notes()).isEmpty();
    }

    @Test
    void saysWhatItLeavesOut() throws Exception {
        var wish = PlainWords.read("remove the background and make it sepia");
        assertThat(wish.steps()).containsExactly(Tone.of(Tone.Kind.SEPIA));
        assertThat(wish.notes()).singleElement().asString().contains("remove the background");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9000 px wide",
                "rotate by 45 degrees",
                "under 12 bytes",
                "brighten by 400%",
                "99999999999 px wide",
                "0x0"
            })
    void refusesMeasuresOutOfBounds(String said) {
        assertThatThrownBy(() -> PlainWords.read(said)).isInstanceOf(Refused.class);
    }

    @Test
    void longAndNastyTextIsReadQuickly() {
        var nasty = "crop ".repeat(6_000) + "1".repeat(2_000);
        org.junit.jupiter.api.Assertions.assertTimeout(
                java.time.Duration.ofSeconds(2), () -> PlainWords.read(nasty.substring(0, 32_000)));
    }

    private static String shown(String said) throws Exception {
        var size = new Size(1000, 800);
        return PlainWords.read(said).steps().stream()
                .map(step -> {
                    try {
                        var json = step.json(size);
                        return json.properties().stream()
                                .map(e -> e.getKey().equals("op")
                                        ? e.getValue().asText()
                                        : e.getKey() + "=" + e.getValue().asText())
                                .collect(Collectors.joining(" "));
                    } catch (Refused e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.joining("; "));
    }
}
