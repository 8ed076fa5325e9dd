package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Saying something in a chat: what is kept, once, in which order, and what is refused. */
@ParameterizedClass
@EnumSource(Database.class)
class MessageStory {

    private final Node node;

    MessageStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages/"})
    void aMessageIsKeptAsItWasSaid(String path) {
        var chat = Conversation.of(node);
        var content = "  Größe?\n\t“Tee” 🍵 <b>&amp;</b> %s '; drop table chats; --  ";

        var sent = chat.visitor()
                .post(
                        chat.path() + path + "?reply=false",
                        Map.of(
                                "content",
                                content,
                                "message_metadata",
                                Map.of("mood", "good"),
                                "role",
                                "system",
                                "id",
                                1))
                .is(201);

        assertThat(sent.at("content").asText()).isEqualTo(content);
        assertThat(sent.at("role").asText()).isEqualTo("user");
        assertThat(sent.at("status").asText()).isEqualTo("complete");
        assertThat(sent.at("chat_id").asLong()).isEqualTo(chat.id());
        assertThat(sent.at("message_metadata/mood").asText()).isEqualTo("good");
        assertThat(sent.at("created_at").asText()).endsWith("Z");
        assertThat(sent.at("reply").isNull()).isTrue();
        var listed = chat.messages("").is(200);
        assertThat(listed.json()).hasSize(1);
        assertThat(listed.at("0/id")).isEqualTo(sent.at("id"));
        assertThat(listed.at("0/content").asText()).isEqualTo(content);
        assertThat(chat.detail().at("messages")).isEqualTo(listed.json());
    }

    @Test
    void aMessageHasAtMostThirtyTwoThousandCharacters() {
        var chat = Conversation.of(node);
        var longest = "Is tea good? é ".repeat(2134).substring(0, 32_000);

        var sent = chat.say(longest).is(201);
        assertThat(sent.at("content").asText()).isEqualTo(longest);
        assertThat(sent.at("reply/status").asText()).isEqualTo("complete");
        chat.say(longest + "x").isInvalid("content", "too_long");
        assertThat(chat.messageIds()).hasSize(2);

        // An emoji is one character.
        var faces = "\uD83D\uDE00".repeat(32_000);
        assertThat(chat.say(faces).is(201).at("content").asText()).isEqualTo(faces);
        chat.say(faces + "x").isInvalid("content", "too_long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                              | content             | required",
                "{\"content\":null}                              | content             | required",
                "{\"content\":\"\"}                              | content             | blank",
                "{\"content\":\" \\n\\t \"}                      | content             | blank",
                "{\"content\":\"\\u2003\\u3000\"}                | content             | blank",
                "{\"content\":\"\\u200b\\u200d\\u2066\\u3164\"}   | content             | blank",
                "{\"content\":42}                                | content             | wrong_type",
                "{\"content\":true}                              | content             | wrong_type",
                "{\"content\":[\"x\"]}                           | content             | wrong_type",
                "{\"content\":{\"x\":1}}                         | content             | wrong_type",
                "{\"content\":\"a\\u0000\"}                      | content             | invalid_characters",
                "{\"content\":\"\\udc00\"}                       | content             | invalid_characters",
                "{\"content\":\"x\",\"message_metadata\":\"y\"}  | message_metadata    | wrong_type",
                "{\"content\":\"x\",\"message_metadata\":[1]}    | message_metadata    | wrong_type",
                "{\"content\":\"x\",\"message_metadata\":7}      | message_metadata    | wrong_type",
                "{\"content\":\"x\",\"message_metadata\":{\"a\":\"\\u0000\"}} | message_metadata | invalid_characters"
            })
    void aMessageWithABadFieldIsNotKept(String body, String field, String code) {
        var chat = Conversation.of(node);

        chat.noteRaw(body).isInvalid(field, code);

        assertThat(chat.messageIds()).isEmpty();
        assertThat(chat.detail().at("message_count").asInt()).isZero();
    }

    @Test
    void noMetadataIsFine() {
        var chat = Conversation.of(node);

        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":null}").is(201);
        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":{}}").is(201);
        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":{\"files\":[]},\"unknown\":[{\"a\":null}]}")
                .is(201);

        assertThat(chat.messages("").at("2/message_metadata").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83E\uDEE8", "\u0D00", "\uD83D\uDC4D\uFE0F", "."})
    void whatSomebodyCanSeeIsNotBlank(String content) {
        var chat = Conversation.of(node);

        assertThat(chat.noteRaw(Map.of("content", content))
                        .is(201)
                        .at("content")
                        .asText())
                .isEqualTo(content);
    }

    @Test
    void aNumberThatCannotBeKeptIsRefused() {
        var chat = Conversation.of(node);

        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":{\"n\":1e400}}")
                .isInvalid("message_metadata", "out_of_range");
        chat.noteRaw("{\"content\":\"x\",\"message_metadata\":{\"n\":1e300}}").is(201);

        assertThat(chat.messages("").at("0/message_metadata/n").asDouble()).isEqualTo(1e300);
    }

    @Test
    void metadataHasAnEnd() {
        var chat = Conversation.of(node);
        var body = Map.of("content", "x", "message_metadata", Map.of("a", "y".repeat(70_000)));

        chat.noteRaw(body).isInvalid("message_metadata", "too_long");

        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void aBadQueryOrHeaderIsRefused() {
        var chat = Conversation.of(node);
        var body = Map.of("content", "x");

        chat.visitor().post(chat.path() + "/messages?reply=perhaps", body).isInvalid("reply", "wrong_type");
        chat.visitor()
                .also("Idempotency-Key", "k".repeat(256))
                .post(chat.path() + "/messages", body)
                .isInvalid("Idempotency-Key", "invalid_format");
        chat.messages("?include_superseded=1x").isInvalid("include_superseded", "wrong_type");
        chat.messages("?limit=0").isInvalid("limit", "out_of_range");
        chat.messages("?limit=101").isInvalid("limit", "out_of_range");
        chat.messages("?offset=-1").isInvalid("offset", "out_of_range");
        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void theListComesInPagesOldestFirst() {
        var chat = Conversation.of(node);
        var said = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            said.add(chat.note("Number " + i));
        }

        var first = chat.messages("?limit=2").is(200);
        var middle = chat.messages("/?limit=2&offset=2").is(200);
        var last = chat.messages("?limit=2&offset=4").is(200);

        assertThat(Conversation.ids(first.json())).isEqualTo(said.subList(0, 2));
        assertThat(Conversation.ids(middle.json())).isEqualTo(said.subList(2, 4));
        assertThat(Conversation.ids(last.json())).isEqualTo(said.subList(4, 5));
        assertThat(middle.header("X-Total-Count")).isEqualTo("5");
        assertThat(middle.header("Link")).contains("offset=4", "rel=\"next\"", "offset=0", "rel=\"prev\"");
        assertThat(last.header("Link")).doesNotContain("rel=\"next\"");
    }

    @Test
    void aRepeatedKeyAnswersWithTheFirstResult() {
        var chat = Conversation.of(node);
        var visitor = chat.visitor().also("Idempotency-Key", "a-key");

        var first = visitor.post(chat.path() + "/messages", Map.of("content", "What is tea?"))
                .is(201);
        var second = visitor.post(chat.path() + "/messages", Map.of("content", "What is tea?"))
                .is(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(chat.messageIds()).hasSize(2);
        var other = Conversation.of(chat.visitor());
        visitor.post(other.path() + "/messages", Map.of("content", "x")).is(201);
        assertThat(other.messageIds()).hasSize(2);
    }

    @Test
    void tenRacingSendsWithOneKeyStoreOneMessage() throws Exception {
        var chat = Conversation.of(node);
        var visitor = chat.visitor().also("Idempotency-Key", "raced");
        var tasks = new ArrayList<Callable<List<Long>>>();
        for (int i = 0; i < 10; i++) {
            tasks.add(() -> {
                var sent = visitor.post(chat.path() + "/messages", Map.of("content", "How do bees fly?"))
                        .is(201);
                return List.of(sent.at("id").asLong(), sent.at("reply/id").asLong());
            });
        }

        var ids = AccountStory.inParallel(tasks).stream().distinct().toList();

        assertThat(ids).hasSize(1);
        assertThat(chat.messageIds()).isEqualTo(ids.get(0));
    }

    @Test
    void twentyParallelSendsAreAllKeptInOneOrder() throws Exception {
        var chat = Conversation.of(node);
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 20; i++) {
            var question = "What is the number " + i + "?";
            tasks.add(() -> chat.say(question).is(201));
        }

        var answers = AccountStory.inParallel(tasks);

        var expected = new HashMap<Long, String>();
        answers.forEach(answer -> {
            expected.put(answer.at("id").asLong(), answer.at("content").asText());
            expected.put(
                    answer.at("reply/id").asLong(), answer.at("reply/content").asText());
        });
        assertThat(expected).hasSize(40);
        var listed = chat.messages("?limit=100").is(200);
        var kept = new HashMap<Long, String>();
        listed.json()
                .forEach(message -> kept.put(
                        message.path("id").asLong(), message.path("content").asText()));
        assertThat(kept).isEqualTo(expected);
        assertThat(listed.header("X-Total-Count")).isEqualTo("40");
        assertThat(chat.detail().at("messages")).isEqualTo(listed.json());
        assertThat(chat.detail().at("message_count").asInt()).isEqualTo(40);
        var pages = new ArrayList<Long>();
        for (int offset = 0; offset < 40; offset += 7) {
            pages.addAll(
                    Conversation.ids(chat.messages("?limit=7&offset=" + offset).json()));
        }
        assertThat(pages).isEqualTo(Conversation.ids(listed.json()));
    }
}
