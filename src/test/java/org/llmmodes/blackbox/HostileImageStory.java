package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmodes.platform.image.HostileImages;
import org.llmmodes.platform.image.SampleImages;

/** Images that were built to hurt, and too many large ones at once: each gets an answer or a clear no, and the server lives on. */
class HostileImageStory {

    private final Node node = Node.shared(Database.H2);

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("10,000 frames", SampleImages.gifWithFrames(10_000), "too_many_frames"),
                Arguments.of("400 megapixels", SampleImages.pngClaiming(20_000, 20_000), "too_many_pixels"),
                Arguments.of("a huge canvas", HostileImages.webpOnCanvas(16_000, 16_000, 2), "too_many_pixels"),
                Arguments.of("a canvas that lies", HostileImages.webpOnCanvas(100, 100, 0), "damaged"),
                Arguments.of(
                        "HTML in front",
                        SampleImages.concat(SampleImages.latin1("<html>"), SampleImages.encoded("png", 4, 4)),
                        "not_an_image"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatIsRefusedIsNotKept(String what, byte[] image, String code) {
        var chat = open();

        chat.noteRaw(AttachmentStory.message(AttachmentStory.file(what, "image/png", image)))
                .isInvalid("message_metadata.files[0].data", code);

        assertThat(chat.messageIds()).isEmpty();
    }

    static Stream<Arguments> answered() {
        var small = SampleImages.encoded("jpeg", 64, 48);
        var picture = SampleImages.gradient(64, 48, BufferedImage.TYPE_INT_RGB);
        return Stream.of(
                Arguments.of("a bomb in iTXt", HostileImages.withBomb("iTXt", 1_000), 8),
                Arguments.of("a bomb in zTXt", HostileImages.withBomb("zTXt", 1_000), 8),
                Arguments.of("a bomb in iCCP", HostileImages.withBomb("iCCP", 1_000), 8),
                Arguments.of("pixels without end", HostileImages.withEndlessPixels(1_000), 64),
                Arguments.of("a JPEG that is a ZIP", HostileImages.andZip(small), 64),
                Arguments.of("a JPEG that is a page", HostileImages.andHtml(small), 64),
                Arguments.of("a GIF that is a ZIP", HostileImages.andZip(SampleImages.encoded("gif", 64, 48)), 64),
                Arguments.of("1 x 1", SampleImages.encoded("png", 1, 1), 1),
                Arguments.of("1 x 40,000", SampleImages.encoded("png", 1, 40_000), 1),
                Arguments.of("interlaced", HostileImages.inPasses("png", picture), 64),
                Arguments.of("progressive", HostileImages.inPasses("jpeg", picture), 64),
                Arguments.of("a palette", SampleImages.encoded("png", HostileImages.palette(20, 10)), 20),
                Arguments.of(
                        "16 bits of grey",
                        SampleImages.encoded("png", new BufferedImage(9, 9, BufferedImage.TYPE_USHORT_GRAY)),
                        9),
                Arguments.of("16 bits of colour", SampleImages.encoded("png", HostileImages.sixteenBits()), 1),
                Arguments.of("a JPEG in four inks", HostileImages.inInks(), 16),
                Arguments.of("WebP in motion", HostileImages.webpOnCanvas(20, 10, 3), 20));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answered")
    void whatIsTakenIsWorkedOnAndComesBackClean(String what, byte[] image, int width) {
        var chat = open();

        var reply = reply(chat, "analyze, invert and save as png", image);

        assertThat(reply.path("status").asText()).as(what).isEqualTo("complete");
        assertThat(reply.at("/message_metadata/analysis/width").asInt()).isEqualTo(width);
        var result = chat.visitor()
                .get(reply.at("/message_metadata/files/0/url").asText())
                .is(200);
        assertThat(new String(result.http().body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("<script>", "Evil.class", "zTXt", "iTXt", "iCCP");
        var upload = chat.visitor()
                .get(chat.messages("").at("0/message_metadata/files/0/url").asText())
                .is(200);
        assertThat(upload.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(upload.header("Content-Security-Policy")).contains("sandbox");
        assertThat(upload.header("Content-Type")).startsWith("image/");
    }

    @Test
    void tenLargestImagesAtOnceAreAnsweredOrRefusedAndTheServerLives() throws Exception {
        var large = HostileImages.largeColour(8_000, 5_000);
        var wishes = List.of("50 % size, as jpg", "analyze", "extract text", "1000 px wide", "grey, half the size");
        var calls = new ArrayList<Callable<JsonNode>>();
        for (var i = 0; i < 10; i++) {
            var chat = open();
            var wish = wishes.get(i % wishes.size());
            calls.add(() -> reply(chat, wish, large));
        }
        var replies = new ArrayList<JsonNode>();
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            for (var reply : pool.invokeAll(calls)) {
                replies.add(reply.get());
            }
        } finally {
            pool.shutdown();
        }

        assertThat(replies).allSatisfy(reply -> {
            if (!reply.path("status").asText().equals("complete")) {
                assertThat(reply.path("status").asText()).isEqualTo("failed");
                assertThat(reply.at("/error/type").asText()).matches(".*engine-(?:unavailable|timeout)");
                assertThat(reply.at("/error/detail").asText()).isNotBlank();
            }
        });
        assertThat(replies).anyMatch(reply -> reply.path("status").asText().equals("complete"));
        assertThat(node.console() + node.log()).doesNotContain("OutOfMemoryError");
        var small = SampleImages.encoded("png", 40, 30);
        assertThat(reply(open(), "grey please, black and white", small)
                        .path("status")
                        .asText())
                .isEqualTo("complete");
    }

    private Conversation open() {
        var visitor = node.visitor().signUp();
        return new Conversation(visitor, visitor.openChat("image_processing"));
    }

    private static JsonNode reply(Conversation chat, String wish, byte[] image) {
        var files = List.of(AttachmentStory.file("image", "image/png", image));
        var sent = chat.visitor()
                .post(chat.path() + "/messages", Map.of("content", wish, "message_metadata", Map.of("files", files)));
        var id = (sent.status() == 202 ? sent : sent.is(201)).at("reply/id").asLong();
        return Patience.until(
                () -> chat.messages("").at("1"),
                reply -> reply.path("id").asLong() == id
                        && !reply.path("status").asText().equals("pending"));
    }
}
