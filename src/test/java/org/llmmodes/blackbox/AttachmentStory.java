package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sending images along, getting them back, and what is no image for us. */
@ParameterizedClass
@EnumSource(Database.class)
class AttachmentStory {

    private static final String BOUNDARY = "----a-boundary-0815";

    private final Node node;

    AttachmentStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void anImageComesAsTheReactClientSendsIt() {
        var chat = Conversation.of(node);
        var png = Pictures.of("png", 40, 30);

        var sent = chat.noteRaw(message(file("my photo.png", "image/png", png))).is(201);

        assertThat(sent.at("message_metadata/files")).hasSize(1);
        var file = sent.at("message_metadata/files/0");
        assertThat(file.path("name").asText()).isEqualTo("my photo.png");
        assertThat(file.path("type").asText()).isEqualTo("image/png");
        assertThat(file.path("size").asInt()).isEqualTo(png.length);
        assertThat(file.path("width").asInt()).isEqualTo(40);
        assertThat(file.path("height").asInt()).isEqualTo(30);
        assertThat(file.path("url").asText())
                .isEqualTo(chat.path() + "/files/" + file.path("id").asLong());
        assertThat(sent.at("message_metadata/note").asText()).isEqualTo("kept");
        assertThat(chat.messages("").at("0/message_metadata")).isEqualTo(sent.at("message_metadata"));
        assertThat(chat.detail().at("messages/0/message_metadata")).isEqualTo(sent.at("message_metadata"));
        assertThat(sent.text()
                        + chat.detail().text()
                        + chat.visitor().get("/api/chats").text())
                .doesNotContain("base64", "iVBOR");
    }

    @Test
    void theBytesComeBackAsTheyWere() {
        var chat = Conversation.of(node);
        var png = Pictures.noise(50, 50);
        var url = urlOf(chat.noteRaw(message(file("../../etc/größe\".png", "image/png", png))));

        var download = chat.visitor().get(url).is(200);

        assertThat(download.http().body()).isEqualTo(png);
        assertThat(download.header("Content-Type")).isEqualTo("image/png");
        assertThat(download.header("Content-Disposition"))
                .contains("filename=\"", "filename*=UTF-8''gr%C3%B6%C3%9Fe")
                .doesNotContain("..", "/etc");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.http().headers().allValues("Cache-Control"))
                .singleElement()
                .asString()
                .contains("private")
                .doesNotContain("no-store", "public");
        chat.visitor().also("If-None-Match", download.header("ETag")).get(url).is(304);
    }

    @Test
    void theFileIsItsOwnersAlone() {
        var chat = Conversation.of(node);
        var url = urlOf(chat.noteRaw(message(file("a.png", "image/png", Pictures.of("png", 4, 4)))));
        var stranger = Conversation.of(node);
        var id = url.substring(url.lastIndexOf('/') + 1);

        stranger.visitor().get(url).isProblem(404, "not-found");
        stranger.visitor().get(stranger.path() + "/files/" + id).isProblem(404, "not-found");
        node.visitor().get(url).isProblem(401, "unauthenticated");
        chat.visitor()
                .get(Conversation.of(chat.visitor()).path() + "/files/" + id)
                .isProblem(404, "not-found");
        chat.visitor().get(chat.path() + "/files/none").isProblem(404, "not-found");
        chat.visitor().get(chat.path() + "/files/99999999999999999999").isProblem(404, "not-found");
        chat.visitor().delete(chat.path()).is(200);
        chat.visitor().get(url).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "gif, image/gif"})
    void theContentSaysWhatAFileIs(String format, String type) {
        var chat = Conversation.of(node);
        var bytes = Pictures.of(format, 20, 10);

        var sent =
                chat.noteRaw(message(file("picture.exe", "text/html", bytes))).is(201);

        assertThat(sent.at("message_metadata/files/0/type").asText()).isEqualTo(type);
        assertThat(sent.at("message_metadata/files/0/name").asText()).matches("picture\\.exe\\.(png|jpg|gif)");
        var download = chat.visitor().get(urlOf(sent)).is(200);
        assertThat(download.header("Content-Type")).isEqualTo(type);
        assertThat(download.http().body()).isEqualTo(bytes);
    }

    @Test
    void filesComeAsMultipartToo() {
        var chat = Conversation.of(node);
        var png = Pictures.of("png", 12, 34);

        var sent = multipart(chat, png, "{\"note\":\"kept\"}").is(201);

        assertThat(sent.at("content").asText()).isEqualTo("Wie groß? 🍵");
        assertThat(sent.at("message_metadata/note").asText()).isEqualTo("kept");
        assertThat(sent.at("message_metadata/files/0/name").asText()).isEqualTo("photo.png");
        assertThat(sent.at("message_metadata/files/0/width").asInt()).isEqualTo(12);
        assertThat(sent.at("message_metadata/files/0/height").asInt()).isEqualTo(34);
        assertThat(chat.visitor().get(urlOf(sent)).http().body()).isEqualTo(png);
        assertThat(chat.messageIds()).hasSize(1);
    }

    @Test
    void aBadMultipartBodyStoresNothing() {
        var chat = Conversation.of(node);
        var path = chat.path() + "/messages?reply=false";

        multipart(chat, "no image".getBytes(StandardCharsets.UTF_8), "{}")
                .isInvalid("message_metadata.files[0].data", "not_an_image");
        multipart(chat, Pictures.of("png", 4, 4), "{").isProblem(400, "malformed-request");
        multipart(chat, Pictures.of("png", 4, 4), "7").isInvalid("message_metadata", "wrong_type");
        chat.visitor()
                .send("POST", path, "multipart/form-data", BodyPublishers.ofString("x"))
                .isProblem(400, "malformed-request");
        var broken = chat.visitor()
                .send("POST", path, "multipart/form-data; boundary=" + BOUNDARY, BodyPublishers.ofString("x"));
        assertThat(broken.status()).isBetween(400, 422);
        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void aMessageHasAtMostTenFiles() {
        var chat = Conversation.of(node);
        var file = file("a.png", "image/png", Pictures.of("png", 4, 4));

        chat.noteRaw(message(Collections.nCopies(11, file))).isInvalid("message_metadata.files", "too_many");
        assertThat(chat.messageIds()).isEmpty();

        var sent = chat.noteRaw(message(Collections.nCopies(10, file))).is(201);
        assertThat(sent.at("message_metadata/files")).hasSize(10);
    }

    @Test
    void oneBadFileRefusesTheMessageWhole() {
        var chat = Conversation.of(node);
        chat.note("Before");
        var before = chat.messages("").text();

        chat.noteRaw(message(List.of(
                        file("a.png", "image/png", Pictures.of("png", 4, 4)),
                        file("b.png", "image/png", new byte[] {1, 2, 3}))))
                .isInvalid("message_metadata.files[1].data", "not_an_image");

        assertThat(chat.messages("").text()).isEqualTo(before);
        chat.visitor().get(chat.path() + "/files/1").isProblem(404, "not-found");
    }

    @Test
    void aFileHasAtMostTenMegabytes() {
        var chat = Conversation.of(node);
        var large = Pictures.noise(1_900, 1_900);
        assertThat(large.length).isBetween(10 << 20, 14 << 20);

        chat.noteRaw(message(file("large.png", "image/png", large))).isProblem(413, "too-large");
        chat.noteRaw(message(file("huge.png", "image/png", new byte[20 << 20]))).isProblem(413, "too-large");
        multipart(chat, large, "{}").isProblem(413, "too-large");

        assertThat(chat.messageIds()).isEmpty();
        var fitting = Pictures.noise(1_600, 1_600);
        var sent = chat.noteRaw(message(file("fits.png", "image/png", fitting))).is(201);
        assertThat(chat.visitor().get(urlOf(sent)).http().body()).isEqualTo(fitting);
    }

    /** What a message with files looks like on the wire. */
    @Test
    void theNamesInADataUrlHaveNoCase() {
        var chat = Conversation.of(node);
        var data = Pictures.dataUrl("image/png", Pictures.of("png", 8, 8));
        var shouted = data.replace("data:image/png;base64,", "DATA:IMAGE/PNG;BASE64,");

        var sent =
                chat.noteRaw(message(Map.of("name", "a.png", "data", shouted))).is(201);

        assertThat(sent.at("message_metadata/files/0/type").asText()).isEqualTo("image/png");
    }

    static Map<String, Object> message(List<Map<String, Object>> files) {
        return Map.of("content", "Look", "message_metadata", Map.of("note", "kept", "files", files));
    }

    static Map<String, Object> message(Map<String, Object> file) {
        return message(List.of(file));
    }

    static Map<String, Object> file(String name, String type, byte[] bytes) {
        return Map.of("name", name, "type", type, "size", bytes.length, "data", Pictures.dataUrl(type, bytes));
    }

    private static String urlOf(Answer sent) {
        return sent.is(201).at("message_metadata/files/0/url").asText();
    }

    private static Answer multipart(Conversation chat, byte[] file, String metadata) {
        var body = new ByteArrayOutputStream();
        part(body, "name=\"content\"", "Wie groß? 🍵".getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"message_metadata\"", metadata.getBytes(StandardCharsets.UTF_8));
        part(body, "name=\"files\"; filename=\"photo.png\"\r\nContent-Type: image/png", file);
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return chat.visitor()
                .send(
                        "POST",
                        chat.path() + "/messages?reply=false",
                        "multipart/form-data; boundary=" + BOUNDARY,
                        BodyPublishers.ofByteArray(body.toByteArray()));
    }

    private static void part(ByteArrayOutputStream body, String head, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + head + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
