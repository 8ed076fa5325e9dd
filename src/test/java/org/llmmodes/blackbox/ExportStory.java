package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking a chat home as a file. */
@ParameterizedClass
@EnumSource(Database.class)
class ExportStory {

    private final Node node;

    ExportStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/export", "/export/", "/export?format=json"})
    void theJsonHoldsWhatTheDetailShows(String path) {
        var chat = Conversation.of(node);
        chat.say("What is “tea” \\ <b>?").is(201);
        chat.noteRaw(AttachmentStory.message(AttachmentStory.file("a.png", "image/png", Pictures.of("png", 4, 4))))
                .is(201);

        var export = chat.visitor().get(chat.path() + path).is(200);

        assertThat(export.header("Content-Type")).startsWith("application/json");
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"A chat.json\"");
        assertThat(export.header("Cache-Control")).contains("no-store");
        var detail = chat.detail();
        assertThat(export.at("messages")).isEqualTo(detail.at("messages"));
        assertThat(export.at("chat/id").asLong()).isEqualTo(chat.id());
        assertThat(export.at("chat/title")).isEqualTo(detail.at("title"));
        assertThat(export.text()).doesNotContain("base64");
    }

    @Test
    void theMarkdownReadsLikeTheConversation() {
        var chat = Conversation.of(node);
        var sent = chat.say("What is green tea? 🍵").is(201);

        var export = chat.visitor().get(chat.path() + "/export?format=markdown").is(200);

        assertThat(export.header("Content-Type")).startsWithIgnoringCase("text/markdown");
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"A chat.md\"");
        assertThat(export.text())
                .startsWith("# A chat\n")
                .containsSubsequence(
                        "similar_questions",
                        "## User",
                        "What is green tea? 🍵",
                        "## Assistant",
                        sent.at("reply/content").asText());
    }

    @Test
    void anEmptyChatIsExportedToo() {
        var chat = Conversation.of(node);

        assertThat(chat.visitor().get(chat.path() + "/export").is(200).at("messages"))
                .isEmpty();
        assertThat(chat.visitor()
                        .get(chat.path() + "/export?format=markdown")
                        .is(200)
                        .text())
                .startsWith("# A chat\n")
                .doesNotContain("## ");
    }

    @Test
    void aTitleMakesAHarmlessFileName() {
        var visitor = node.visitor().signUp();
        var chat = new Conversation(
                visitor,
                visitor.post(
                                "/api/chats",
                                Map.of("title", "../Größe\r\nX-Evil: \"yes\"\\ # *a* 🍵", "mode", Conversation.MODE))
                        .is(201)
                        .at("id")
                        .asLong());

        var export = visitor.get(chat.path() + "/export?format=markdown").is(200);

        assertThat(export.header("X-Evil")).isEmpty();
        assertThat(export.header("Content-Disposition"))
                .startsWith("attachment; filename=\"")
                .contains("filename*=UTF-8''", "Gr%C3%B6%C3%9Fe", "%F0%9F%8D%B5")
                .doesNotContain("/", "\\", "\"yes");
        assertThat(export.text().lines().findFirst().orElseThrow()).contains("Größe X-Evil", "\\*a\\*");
    }

    @Test
    void supersededRepliesAreLeftOut() {
        var chat = Conversation.of(node);
        var reply = chat.say("What is tea?").is(201).at("reply/id").asLong();
        chat.visitor()
                .post(chat.path() + "/messages/" + reply + "/regenerate", "{}")
                .is(201);

        var export = chat.visitor().get(chat.path() + "/export").is(200);

        assertThat(Conversation.ids(export.at("messages")))
                .isEqualTo(chat.messageIds())
                .doesNotContain(reply);
    }

    @Test
    void aLongChatIsExportedWhole() {
        var chat = Conversation.of(node);
        for (int i = 0; i < 205; i++) {
            chat.note("Number " + i);
        }

        var export = chat.visitor().get(chat.path() + "/export").is(200);

        assertThat(export.at("messages")).hasSize(205);
        assertThat(export.at("messages/0/content").asText()).isEqualTo("Number 0");
        assertThat(export.at("messages/204/content").asText()).isEqualTo("Number 204");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xml", "JSON", "pdf", "json%20", "%00"})
    void anUnknownFormatIsRefused(String format) {
        var chat = Conversation.of(node);

        chat.visitor().get(chat.path() + "/export?format=" + format).isInvalid("format", "unknown_value");
    }

    @Test
    void nobodyExportsWhatBelongsToOthers() {
        var chat = Conversation.of(node);

        for (var format : new String[] {"json", "markdown"}) {
            var path = chat.path() + "/export?format=" + format;
            node.visitor().signUp().get(path).isProblem(404, "not-found");
            node.visitor().get(path).isProblem(401, "unauthenticated");
        }
        chat.visitor().get("/api/chats/none/export").isProblem(404, "not-found");
    }
}
