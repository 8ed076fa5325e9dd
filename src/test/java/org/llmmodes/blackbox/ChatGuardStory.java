package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody gets: somebody else's chats, chats that cannot be, and chats with impossible titles. */
@ParameterizedClass
@EnumSource(Database.class)
class ChatGuardStory {

    private final Node node;

    ChatGuardStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GET    |                         | ",
                "PUT    |                         | {\"title\":\"Mine now\"}",
                "DELETE |                         | ",
                "GET    | /messages               | ",
                "POST   | /messages               | {\"content\":\"Hello?\"}",
                "POST   | /messages?reply=false   | {\"content\":\"Hello?\"}",
                "POST   | /messages/$/regenerate  | {}",
                "POST   | /messages/$/cancel      | {}",
                "PUT    | /messages/$/feedback    | {\"rating\":\"up\"}",
                "GET    | /messages/$/stream      | ",
                "GET    | /export                 | ",
                "GET    | /export?format=markdown | ",
                "GET    | /files/1                | "
            })
    void whatBelongsToSomebodyElseIsNotFound(String method, String path, String body) {
        var chat = Conversation.of(node);
        var reply = chat.say("What is tea?").is(201).at("reply/id").asText();
        var before = chat.detail().text();
        var address = chat.path() + (path == null ? "" : path.replace("$", reply));

        send(node.visitor().signUp(), method, address, body).isProblem(404, "not-found");
        send(node.visitor(), method, address, body).isProblem(401, "unauthenticated");

        assertThat(chat.detail().text()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "0", "-1", "1.5", "1e3", "99999999999999999999", "9223372036854775807", "1;x=2", "%20"})
    void anImpossibleIdIsNotFound(String id) {
        var visitor = node.visitor().signUp();

        visitor.get("/api/chats/" + id).isProblem(404, "not-found");
        visitor.put("/api/chats/" + id, Map.of("title", "x")).isProblem(404, "not-found");
        visitor.post("/api/chats/" + id + "/messages", Map.of("content", "x")).isProblem(404, "not-found");
        visitor.delete("/api/chats/" + id).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"mode\":\"similar_questions\"}                                | title | required",
                "{\"title\":null,\"mode\":\"similar_questions\"}                 | title | required",
                "{\"title\":\"\",\"mode\":\"similar_questions\"}                 | title | blank",
                "{\"title\":\" \\t\\u2003\",\"mode\":\"similar_questions\"}      | title | blank",
                "{\"title\":42,\"mode\":\"similar_questions\"}                   | title | wrong_type",
                "{\"title\":[\"x\"],\"mode\":\"similar_questions\"}              | title | wrong_type",
                "{\"title\":{\"x\":1},\"mode\":\"similar_questions\"}            | title | wrong_type",
                "{\"title\":\"a\\u0000b\",\"mode\":\"similar_questions\"}        | title | invalid_characters",
                "{\"title\":\"a\\ud800b\",\"mode\":\"similar_questions\"}        | title | invalid_characters",
                "{\"title\":\"x\"}                                               | mode  | required",
                "{\"title\":\"x\",\"mode\":null}                                 | mode  | required",
                "{\"title\":\"x\",\"mode\":\"\"}                                 | mode  | blank",
                "{\"title\":\"x\",\"mode\":7}                                    | mode  | wrong_type",
                "{\"title\":\"x\",\"mode\":\"mind_reading\"}                     | mode  | unknown_mode",
                "{\"title\":\"x\",\"mode\":\"SIMILAR_QUESTIONS\"}                | mode  | unknown_mode"
            })
    void aChatWithABadFieldIsNotOpened(String body, String field, String code) {
        var visitor = node.visitor().signUp();

        visitor.post("/api/chats/", body).isInvalid(field, code);

        assertThat(visitor.get("/api/chats").json()).isEmpty();
    }

    @Test
    void aTitleHasAtMostTwoHundredCharacters() {
        var visitor = node.visitor().signUp();
        var longest = "é".repeat(200);

        var chat = visitor.post("/api/chats/", Map.of("title", longest, "mode", Conversation.MODE))
                .is(201);
        assertThat(chat.at("title").asText()).isEqualTo(longest);
        visitor.post("/api/chats/", Map.of("title", longest + "x", "mode", Conversation.MODE))
                .isInvalid("title", "too_long");
        visitor.put("/api/chats/" + chat.at("id"), Map.of("title", longest + "x"))
                .isInvalid("title", "too_long");

        // An emoji is one character, in the database too.
        var faces = "\uD83D\uDE00".repeat(200);
        assertThat(visitor.put("/api/chats/" + chat.at("id"), Map.of("title", faces))
                        .is(200)
                        .at("title")
                        .asText())
                .isEqualTo(faces);
        visitor.put("/api/chats/" + chat.at("id"), Map.of("title", faces + "x")).isInvalid("title", "too_long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"title\":\"\"}           | title       | too_short",
                "{\"title\":\"  \"}         | title       | too_short",
                "{\"title\":\"\\u200b\"}     | title       | too_short",
                "{\"title\":7}              | title       | wrong_type",
                "{\"title\":\"a\\u0000\"}   | title       | invalid_characters",
                "{\"is_pinned\":\"yes\"}    | is_pinned   | wrong_type",
                "{\"is_pinned\":1}          | is_pinned   | wrong_type",
                "{\"is_archived\":[true]}   | is_archived | wrong_type"
            })
    void aBadChangeChangesNothing(String body, String field, String code) {
        var chat = Conversation.of(node);
        var before = chat.detail();

        chat.visitor().put(chat.path(), body).isInvalid(field, code);

        assertThat(chat.detail().text()).isEqualTo(before.text());
        assertThat(chat.detail().header("ETag")).isEqualTo(before.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"title\":\"x\",}", "title=x", "{'title':'x'}"})
    void aBrokenBodyIsRefused(String body) {
        var visitor = node.visitor().signUp();

        visitor.post("/api/chats/", body).isProblem(400, "malformed-request");
        visitor.post(Conversation.of(visitor).path() + "/messages", body).isProblem(400, "malformed-request");
    }

    @Test
    void aBodyThatIsNoObjectIsRefused() {
        var visitor = node.visitor().signUp();

        visitor.post("/api/chats/", "[]").isProblem(422, "validation");
        visitor.post("/api/chats/", "null").isProblem(422, "validation");
        visitor.post("/api/chats/", "\"x\"").isProblem(422, "validation");
        visitor.send("POST", "/api/chats/", "text/plain", java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                .isProblem(415, "unsupported-media-type");
        visitor.patch("/api/chats/", "{}").isProblem(405, "method-not-allowed");
    }

    private static Answer send(Visitor visitor, String method, String path, String body) {
        return switch (method) {
            case "GET" -> visitor.get(path);
            case "DELETE" -> visitor.delete(path);
            case "PUT" -> visitor.put(path, body);
            default -> visitor.post(path, body);
        };
    }
}
