package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting an answer: what it says, waiting for it or not, having another, and saying what one thinks of it. */
@ParameterizedClass
@EnumSource(Database.class)
class ReplyStory {

    private static final String QUESTION = "What is the difference between tea and coffee?";

    private final Node node;

    ReplyStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aReplySaysWhatItIsAndWhoMadeIt() {
        var chat = Conversation.of(node);

        var sent = chat.say(QUESTION).is(201);

        var reply = sent.at("reply");
        assertThat(sent.at("role").asText()).isEqualTo("user");
        assertThat(reply.path("role").asText()).isEqualTo("assistant");
        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(reply.path("chat_id").asLong()).isEqualTo(chat.id());
        assertThat(reply.path("engine").asText()).startsWith("embedded");
        assertThat(reply.path("model").asText()).isNotBlank();
        assertThat(reply.has("usage")).isTrue();
        assertThat(reply.path("feedback").isNull()).isTrue();
        assertThat(reply.path("superseded").asText()).isEqualTo("false");
        assertThat(reply.has("error")).isFalse();
        var questions = reply.at("/message_metadata/questions");
        assertThat(questions).isNotEmpty().hasSizeLessThanOrEqualTo(5);
        var number = 0;
        for (var question : questions) {
            assertThat(reply.path("content").asText())
                    .contains(++number + ". " + question.path("text").asText());
            assertThat(question.path("similarity").asDouble()).isBetween(0.8, 1.0);
            assertThat(question.path("source").asText()).isNotBlank();
        }
        assertThat(chat.messages("").at("1")).isEqualTo(reply);
    }

    @Test
    void withoutAProviderTheAssistantSaysHowToGetOne() {
        var visitor = node.visitor().signUp();
        var chat = new Conversation(visitor, visitor.openChat("assistant"));

        var reply = chat.say("Hello?").is(201).at("reply");

        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(reply.path("engine").asText()).isEqualTo("embedded/none");
        assertThat(reply.path("content").asText()).contains("AI_PROVIDER", "AI_API_KEY");
    }

    @Test
    void theReplyObeysTheSettings() {
        var chat = Conversation.of(node);
        var usual = chat.say(QUESTION).is(201).at("reply/message_metadata/questions");
        assertThat(usual.size()).isGreaterThan(1);

        set(chat, Map.of("max_questions", 1));
        assertThat(questions(chat)).hasSize(1);

        set(chat, Map.of("max_questions", 20, "similarity_threshold", 0.9));
        assertThat(questions(chat))
                .allMatch(question -> question.path("similarity").asDouble() >= 0.9);

        set(chat, Map.of("similarity_threshold", 0.3));
        assertThat(questions(chat).size()).isGreaterThan(usual.size()).isLessThanOrEqualTo(20);
    }

    @Test
    void whatOneAskedInAnotherChatComesBackToOneselfAlone() {
        var ada = node.visitor().signUp();
        var earlier = Conversation.of(ada);
        earlier.note("How do I grow quinces in a pot?");
        ada.put(earlier.path(), Map.of("is_archived", true)).is(200);
        var asked = "How can I grow quinces in pots?";

        assertThat(own(Conversation.of(ada).say(asked))).containsExactly("How do I grow quinces in a pot?");
        assertThat(own(Conversation.of(node).say(asked))).isEmpty();

        var unaware = Conversation.of(ada);
        set(unaware, Map.of("include_context", false));
        assertThat(own(unaware.say(asked))).isEmpty();

        set(unaware, Map.of("include_context", true));
        ada.delete(earlier.path()).is(200);
        assertThat(own(Conversation.of(ada).say("How would I grow quinces in my pots?")))
                .doesNotContain("How do I grow quinces in a pot?");
    }

    private static List<String> own(Answer sent) {
        return StreamSupport.stream(
                        sent.is(201).at("reply/message_metadata/questions").spliterator(), false)
                .filter(question -> question.path("source").asText().equals("history"))
                .map(question -> question.path("text").asText())
                .toList();
    }

    @Test
    void earlierMessagesCountOnlyWhereTheSettingsSaySo() {
        var with = Conversation.of(node);
        var without = Conversation.of(node);
        set(without, Map.of("include_context", false));
        with.say("How do I care for roses in summer?").is(201);
        without.say("How do I care for roses in summer?").is(201);

        var aware = with.say("And in winter?").is(201).at("reply/content").asText();
        var unaware = without.say("And in winter?").is(201).at("reply/content").asText();

        assertThat(aware).contains("roses in winter");
        assertThat(unaware).doesNotContain("roses");
    }

    @Test
    void whoDoesNotWaitFindsTheReplyLater() {
        var chat = Conversation.of(node);

        var sent = chat.visitor()
                .also("Prefer", "respond-async")
                .post(chat.path() + "/messages", Map.of("content", QUESTION))
                .is(202);

        assertThat(sent.at("content").asText()).isEqualTo(QUESTION);
        assertThat(sent.at("reply/status").asText()).isEqualTo("pending");
        assertThat(sent.header("Preference-Applied")).isEqualTo("respond-async");
        var detail = Patience.until(
                chat::detail, seen -> !seen.at("messages/1/status").asText().equals("pending"));
        assertThat(detail.at("messages/1/id")).isEqualTo(sent.at("reply/id"));
        assertThat(detail.at("messages/1/status").asText()).isEqualTo("complete");
        assertThat(detail.at("messages/1/content").asText()).isNotBlank();

        // The same by its own address, which the answer told.
        var reply = chat.visitor().get(sent.header("Location")).is(200);
        assertThat(reply.json()).isEqualTo(detail.at("messages/1"));
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(chat.visitor()
                        .get(chat.path() + "/messages/" + sent.at("id").asLong())
                        .is(200)
                        .json())
                .isEqualTo(detail.at("messages/0"));
    }

    @Test
    void aMessageIsReadOnlyByItsOwnerAndInItsChat() {
        var chat = Conversation.of(node);
        var id = chat.say(QUESTION).is(201).at("id").asLong();
        var other = new Conversation(chat.visitor(), chat.visitor().openChat(Conversation.MODE));

        chat.visitor().get(other.path() + "/messages/" + id).isProblem(404, "not-found");
        chat.visitor().get(chat.path() + "/messages/" + (id + 1_000_000)).isProblem(404, "not-found");
        chat.visitor().get(chat.path() + "/messages/one").isProblem(404, "not-found");
        node.visitor().signUp().get(chat.path() + "/messages/" + id).isProblem(404, "not-found");
        node.visitor().get(chat.path() + "/messages/" + id).isProblem(401, "unauthenticated");
    }

    @Test
    void anotherReplyTakesThePlaceOfTheFirst() {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);
        var former = sent.at("reply/id").asLong();

        var made = chat.visitor()
                .post(replyPath(chat, former, "/regenerate"), "{}")
                .is(201);
        var later = made.at("id").asLong();

        assertThat(later).isNotEqualTo(former);
        assertThat(made.at("role").asText()).isEqualTo("assistant");
        assertThat(made.at("status").asText()).isEqualTo("complete");
        assertThat(made.at("superseded").asText()).isEqualTo("false");
        assertThat(chat.messageIds()).containsExactly(sent.at("id").asLong(), later);
        var detail = chat.detail();
        assertThat(Conversation.ids(detail.at("messages"))).isEqualTo(chat.messageIds());
        assertThat(detail.at("message_count").asInt()).isEqualTo(2);
        var all = chat.messages("?include_superseded=true").is(200);
        assertThat(Conversation.ids(all.json())).containsExactly(sent.at("id").asLong(), former, later);
        assertThat(all.at("1/superseded").asBoolean()).isTrue();
        assertThat(all.at("1/content")).isEqualTo(sent.at("reply/content"));
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
    }

    @Test
    void racingRegenerationsLeaveOneReplyInPlace() throws Exception {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);
        var path = replyPath(chat, sent.at("reply/id").asLong(), "/regenerate");
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 5; i++) {
            tasks.add(() -> chat.visitor().post(path, "{}").status());
        }

        assertThat(AccountStory.inParallel(tasks)).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(chat.messageIds()).hasSize(2);
        assertThat(chat.detail().at("message_count").asInt()).isEqualTo(2);
    }

    @Test
    void cancellingAFinishedReplyChangesNothing() {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);

        var cancelled = chat.visitor()
                .post(replyPath(chat, sent.at("reply/id").asLong(), "/cancel"), "{}")
                .is(200);

        assertThat(cancelled.json()).isEqualTo(sent.at("reply"));
    }

    @Test
    void aReplyIsRatedAndTheRatingTakenBack() {
        var chat = Conversation.of(node);
        var path = replyPath(chat, chat.say(QUESTION).is(201).at("reply/id").asLong(), "/feedback");

        for (var rating : new String[] {"\"up\"", "\"down\"", "null"}) {
            var rated = chat.visitor().put(path, "{\"rating\":" + rating + "}").is(200);
            assertThat(rated.at("feedback")).hasToString(rating);
            assertThat(chat.messages("").at("1")).isEqualTo(rated.json());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                         | required",
                "{\"rating\":\"\"}          | unknown_value",
                "{\"rating\":\"UP\"}        | unknown_value",
                "{\"rating\":\"sideways\"}  | unknown_value",
                "{\"rating\":1}             | unknown_value",
                "{\"rating\":true}          | unknown_value",
                "{\"rating\":[\"up\"]}      | unknown_value"
            })
    void aBadRatingLeavesTheOldOne(String body, String code) {
        var chat = Conversation.of(node);
        var path = replyPath(chat, chat.say(QUESTION).is(201).at("reply/id").asLong(), "/feedback");
        chat.visitor().put(path, "{\"rating\":\"up\"}").is(200);

        chat.visitor().put(path, body).isInvalid("rating", code);

        assertThat(chat.messages("").at("1/feedback").asText()).isEqualTo("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/regenerate", "/cancel"})
    void onlyRepliesOfTheChatCanBeWorkedOn(String act) {
        var chat = Conversation.of(node);
        var message = chat.note("No reply, please");
        var elsewhere =
                Conversation.of(chat.visitor()).say(QUESTION).at("reply/id").asLong();

        for (var id :
                new String[] {Long.toString(message), Long.toString(elsewhere), "0", "x", "99999999999999999999"}) {
            var path = chat.path() + "/messages/" + id;
            chat.visitor().post(path + act, "{}").isProblem(404, "not-found");
            chat.visitor().put(path + "/feedback", "{\"rating\":\"up\"}").isProblem(404, "not-found");
            chat.visitor().get(path + "/stream").isProblem(404, "not-found");
        }
        assertThat(chat.messageIds()).containsExactly(message);
    }

    private static void set(Conversation chat, Map<String, Object> settings) {
        chat.visitor()
                .put("/api/chats/settings/" + Conversation.MODE, Map.of("settings", settings))
                .is(200);
    }

    /** The questions of a reply in a new chat of the same user, where no earlier message can help. */
    private static JsonNode questions(Conversation chat) {
        return Conversation.of(chat.visitor()).say(QUESTION).is(201).at("reply/message_metadata/questions");
    }

    private static String replyPath(Conversation chat, long reply, String act) {
        return chat.path() + "/messages/" + reply + act;
    }
}
