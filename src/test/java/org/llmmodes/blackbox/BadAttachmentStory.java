package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that pretend, files that are broken and bodies that do not end: nothing of them is kept. */
@ParameterizedClass
@EnumSource(Database.class)
class BadAttachmentStory {

    private static final int MEBIBYTE = 1 << 20;

    private final Node node;

    BadAttachmentStory(Database database) {
        this.node = Node.shared(database);
    }

    static Stream<Arguments> pretenders() {
        var png = Pictures.of("png", 64, 64);
        var gif = Pictures.of("gif", 64, 64);
        return Stream.of(
                Arguments.of("nothing", new byte[0], "not_an_image"),
                Arguments.of("text", bytes("Just text"), "not_an_image"),
                Arguments.of("HTML", bytes("<!doctype html><script>alert(1)</script>"), "not_an_image"),
                Arguments.of(
                        "SVG", bytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), "not_an_image"),
                Arguments.of("a program", bytes("MZ\u0000\u0003PE"), "not_an_image"),
                Arguments.of("BMP", Pictures.of("bmp", 8, 8), "unsupported_format"),
                Arguments.of("TIFF", bytes("II*\u0000\u0008\u0000\u0000\u0000"), "unsupported_format"),
                Arguments.of("400 megapixels", Pictures.claiming(20_000, 20_000), "too_many_pixels"),
                Arguments.of("no width", Pictures.claiming(0, 8), "dimensions"),
                Arguments.of("a negative width", Pictures.claiming(-1, -1), "dimensions"),
                Arguments.of("a signature alone", Arrays.copyOf(png, 8), "truncated"),
                Arguments.of("half a PNG", Arrays.copyOf(png, png.length / 2), "truncated"),
                Arguments.of("a PNG without its end", Arrays.copyOf(png, png.length - 12), "truncated"),
                Arguments.of("half a GIF", Arrays.copyOf(gif, gif.length / 2), "truncated"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pretenders")
    void whatPretendsToBeAnImageIsRefused(String what, byte[] content, String code) {
        var chat = Conversation.of(node);
        chat.note("Before");
        var before = chat.messages("").text();

        chat.noteRaw(AttachmentStory.message(AttachmentStory.file(what + ".png", "image/png", content)))
                .isInvalid("message_metadata.files[0].data", code);

        assertThat(chat.messages("").text()).isEqualTo(before);
    }

    @Test
    void aRepeatedKeyIsNotHeldToSettingsThatCameLater() {
        var visitor = node.visitor().signUp();
        var chat = visitor.openChat("image_processing");
        var keyed = visitor.also("Idempotency-Key", "picture");
        var message = AttachmentStory.message(AttachmentStory.file("a.png", "image/png", Pictures.of("png", 8, 8)));
        var path = "/api/chats/" + chat + "/messages?reply=false";
        var first = keyed.post(path, message).is(201);
        visitor.put(
                        "/api/chats/settings/image_processing",
                        Map.of("settings", Map.of("supported_formats", List.of("jpg"))))
                .is(200);

        assertThat(keyed.post(path, message).is(201).json()).isEqualTo(first.json());
        visitor.post(path, message).isInvalid("message_metadata.files[0].data", "unsupported_format");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,not base64!",
                "data:image/png;base64,iVBORw0KGgo==A",
                "data:image/png,plain",
                "https://example.org/cat.png",
                "file:///etc/passwd",
                "javascript:alert(1)"
            })
    void whatIsNoDataUrlIsRefused(String data) {
        var chat = Conversation.of(node);

        chat.noteRaw(AttachmentStory.message(Map.of("name", "a.png", "type", "image/png", "data", data)))
                .isInvalid("message_metadata.files[0].data", "invalid_base64");

        assertThat(chat.messageIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "7                               | message_metadata.files         | wrong_type",
                "{\"data\":\"x\"}                | message_metadata.files         | wrong_type",
                "[7]                             | message_metadata.files[0]      | wrong_type",
                "[null]                          | message_metadata.files[0]      | wrong_type",
                "[[]]                            | message_metadata.files[0]      | wrong_type",
                "[{}]                            | message_metadata.files[0].data | required",
                "[{\"name\":\"a\"}]              | message_metadata.files[0].data | required",
                "[{\"data\":null}]               | message_metadata.files[0].data | required",
                "[{\"data\":[1,2]}]              | message_metadata.files[0].data | wrong_type",
                "[{\"data\":7}]                  | message_metadata.files[0].data | wrong_type",
                "[{\"data\":\"\"}]               | message_metadata.files[0].data | not_an_image"
            })
    void filesOfTheWrongShapeAreRefused(String files, String field, String code) {
        var chat = Conversation.of(node);

        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":{\"files\":" + files + "}}")
                .isInvalid(field, code);

        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void strangeNamesTypesAndSizesHarmNothing() {
        var chat = Conversation.of(node);
        var data = Pictures.dataUrl("image/png", Pictures.of("png", 4, 4));

        for (var name : List.of(7, "", "..", "a/b\\c", "x".repeat(1000), "\u202egnp.exe", "a\r\nSet-Cookie: x=y")) {
            var sent = chat.noteRaw(
                            AttachmentStory.message(Map.of("name", name, "type", List.of(1), "size", -5, "data", data)))
                    .is(201);
            var file = sent.at("message_metadata/files/0");
            assertThat(file.path("name").asText())
                    .isNotBlank()
                    .hasSizeLessThanOrEqualTo(255)
                    .doesNotContain("/", "\\", "\r", "\n", "\u202e");
            assertThat(file.path("type").asText()).isEqualTo("image/png");
            assertThat(file.path("size").asInt()).isPositive();
            var download = chat.visitor().get(file.path("url").asText()).is(200);
            assertThat(download.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aBodyHasAtMostThirtyTwoMebibytes() {
        var chat = Conversation.of(node);
        var body = ("{\"content\":\"x\",\"message_metadata\":{\"a\":\"" + "y".repeat(32 * MEBIBYTE) + "\"}}")
                .getBytes(StandardCharsets.UTF_8);

        var declared = chat.visitor()
                .send("POST", chat.path() + "/messages", "application/json", BodyPublishers.ofByteArray(body));
        var counted = chat.visitor()
                .send(
                        "POST",
                        chat.path() + "/messages",
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        declared.isProblem(413, "too-large");
        counted.isProblem(413, "too-large");
        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void aBodyWithoutFilesHasAtMostOneMebibyte() {
        var chat = Conversation.of(node);
        var title = "{\"title\":\"" + "y".repeat(MEBIBYTE) + "\"}";

        chat.visitor().put(chat.path(), title).isProblem(413, "too-large");
        chat.visitor()
                .send(
                        "PUT",
                        chat.path(),
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes(title))))
                .isProblem(413, "too-large");

        assertThat(chat.detail().at("title").asText()).isEqualTo("A chat");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
