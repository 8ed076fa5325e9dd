package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Talking about an image: what is done to it, what comes back, and how the settings of the mode limit what comes in. */
@ParameterizedClass
@EnumSource(Database.class)
class ImageModeStory {

    private static final String SETTINGS = "/api/chats/settings/image_processing";

    private final Node node;

    ImageModeStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void withoutAnImageTheReplyAsksForOne() {
        var chat = open();

        var reply = chat.say("Make it black and white").is(201).at("reply");

        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(reply.path("content").asText()).containsIgnoringCase("send an image");
        assertThat(reply.at("/message_metadata/files").isMissingNode()).isTrue();
    }

    @Test
    void theWishIsDoneAndTheResultComesBack() throws IOException {
        var chat = open();

        var sent = send(chat, "Make it black and white, 20 px wide, save as png");

        var reply = sent.at("reply");
        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(reply.path("engine").asText()).startsWith("embedded");
        assertThat(reply.path("content").asText()).isNotBlank();
        assertThat(reply.at("/message_metadata/operations")).isNotEmpty();
        var file = reply.at("/message_metadata/files/0");
        assertThat(file.path("width").asInt()).isEqualTo(20);
        assertThat(file.path("height").asInt()).isEqualTo(15);
        assertThat(file.path("type").asText()).isEqualTo("image/png");
        var download = chat.visitor().get(file.path("url").asText()).is(200);
        assertThat(download.http().body()).hasSize(file.path("size").asInt());
        var image = ImageIO.read(new ByteArrayInputStream(download.http().body()));
        assertThat(image.getWidth()).isEqualTo(20);
        var colour = image.getRGB(10, 7);
        assertThat(colour & 0xff).isEqualTo(colour >> 8 & 0xff).isEqualTo(colour >> 16 & 0xff);
        assertThat(chat.messages("").at("1")).isEqualTo(reply);
        assertThat(chat.detail().text()).doesNotContain("base64");
    }

    @Test
    void theNextMessageWorksOnTheLatestImage() {
        var chat = open();
        send(chat, "Make it 20 px wide, save as png");

        var reply = chat.say("Rotate it by 90 degrees").is(201).at("reply");

        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(reply.at("/message_metadata/files/0/height").asInt())
                .isGreaterThan(reply.at("/message_metadata/files/0/width").asInt());
    }

    @Test
    void theSettingsHaveDefaults() {
        var settings = node.visitor().signUp().get(SETTINGS).is(200);

        assertThat(settings.at("settings/max_file_size").asText()).isEqualTo("10MB");
        assertThat(settings.texts("settings/supported_formats")).containsExactly("jpg", "jpeg", "png", "gif", "webp");
        assertThat(settings.at("settings/auto_enhance").asText()).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"max_file_size\":10}                    | max_file_size        | wrong_type",
                "{\"max_file_size\":\"huge\"}              | max_file_size        | malformed",
                "{\"max_file_size\":\"11MB\"}              | max_file_size        | out_of_range",
                "{\"max_file_size\":\"0KB\"}               | max_file_size        | out_of_range",
                "{\"max_file_size\":\"99999999999999MB\"}  | max_file_size        | malformed",
                "{\"supported_formats\":\"png\"}           | supported_formats    | wrong_type",
                "{\"supported_formats\":[]}                | supported_formats    | out_of_range",
                "{\"supported_formats\":[\"exe\"]}         | supported_formats[0] | unknown_value",
                "{\"supported_formats\":[\"png\",7]}       | supported_formats[1] | wrong_type",
                "{\"supported_formats\":[\"png\",\"png\"]} | supported_formats[1] | duplicate",
                "{\"auto_enhance\":\"yes\"}                | auto_enhance         | wrong_type"
            })
    void whatCannotBeSetChangesNothing(String settings, String field, String code) {
        var visitor = node.visitor().signUp();

        visitor.put(SETTINGS, "{\"settings\":" + settings + "}").isInvalid("settings." + field, code);

        assertThat(visitor.get(SETTINGS).at("id").asInt()).isZero();
    }

    @Test
    void theSettingsLimitWhatComesIn() {
        var chat = open();
        set(chat, "{\"max_file_size\":\"1KB\"}");
        chat.noteRaw(AttachmentStory.message(AttachmentStory.file("a.png", "image/png", Pictures.noise(40, 40))))
                .isProblem(413, "too-large");
        set(chat, "{\"max_file_size\":\"10MB\",\"supported_formats\":[\"gif\"]}");
        chat.noteRaw(AttachmentStory.message(AttachmentStory.file("a.gif", "image/gif", Pictures.of("png", 4, 4))))
                .isInvalid("message_metadata.files[0].data", "unsupported_format");

        assertThat(chat.messageIds()).isEmpty();
        chat.noteRaw(AttachmentStory.message(AttachmentStory.file("a.gif", "image/gif", Pictures.of("gif", 4, 4))))
                .is(201);
    }

    private Conversation open() {
        var visitor = node.visitor().signUp();
        return new Conversation(visitor, visitor.openChat("image_processing"));
    }

    private static Answer send(Conversation chat, String wish) {
        var file = AttachmentStory.file("photo.png", "image/png", Pictures.of("png", 40, 30));
        return chat.visitor()
                .post(
                        chat.path() + "/messages",
                        Map.of("content", wish, "message_metadata", Map.of("files", java.util.List.of(file))))
                .is(201);
    }

    private static void set(Conversation chat, String settings) {
        chat.visitor().put(SETTINGS, "{\"settings\":" + settings + "}").is(200);
    }
}
