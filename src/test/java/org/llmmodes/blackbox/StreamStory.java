package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Watching a reply while it is written, and again later. */
@ParameterizedClass
@EnumSource(Database.class)
class StreamStory {

    private static final String QUESTION = "What is the difference between tea and coffee?";
    private static final String EVENTS = "text/event-stream";

    private final Node node;

    StreamStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aMessageIsFollowedByItsReplyPieceByPiece() {
        var chat = Conversation.of(node);

        var events = Event.of(stream(chat, QUESTION));

        assertThat(names(events)).startsWith("message", "delta").endsWith("delta", "reply");
        assertThat(names(events).subList(1, events.size() - 1)).containsOnly("delta");
        assertThat(events).extracting(Event::id).doesNotContain("").doesNotHaveDuplicates();
        var message = events.get(0).data();
        var reply = events.get(events.size() - 1).data();
        assertThat(message.path("content").asText()).isEqualTo(QUESTION);
        assertThat(message.path("role").asText()).isEqualTo("user");
        assertThat(reply.path("status").asText()).isEqualTo("complete");
        assertThat(Event.deltas(events))
                .isEqualTo(reply.path("content").asText())
                .isNotBlank();
        var stored = chat.messages("").json();
        assertThat(stored.get(0)).isEqualTo(message);
        assertThat(stored.get(1)).isEqualTo(reply);
        assertThat(stored).hasSize(2);
    }

    @Test
    void theStreamIsNotCachedAndCarriesTheUsualHeaders() {
        var answer = stream(Conversation.of(node), QUESTION);

        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("X-Request-ID")).isNotEmpty();
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void aFinishedReplyIsToldAgain() {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);

        var events = Event.of(watch(chat, sent, null));

        assertThat(names(events)).startsWith("delta").endsWith("reply").doesNotContain("message");
        assertThat(Event.deltas(events)).isEqualTo(sent.at("reply/content").asText());
        assertThat(events.get(events.size() - 1).data()).isEqualTo(sent.at("reply"));
    }

    @Test
    void aReplyThatIsStillPendingIsToldToItsEnd() {
        var chat = Conversation.of(node);
        var sent = chat.visitor()
                .also("Prefer", "respond-async")
                .post(chat.path() + "/messages", Map.of("content", QUESTION))
                .is(202);

        var events = Event.of(watch(chat, sent, null));

        var reply = events.get(events.size() - 1);
        assertThat(reply.name()).isEqualTo("reply");
        assertThat(reply.data().path("status").asText()).isEqualTo("complete");
        assertThat(Event.deltas(events)).isEqualTo(reply.data().path("content").asText());
    }

    @Test
    void aStreamGoesOnAfterTheLastEventSeen() {
        var chat = Conversation.of(node);
        var first = Event.of(stream(chat, QUESTION));
        var reply = first.get(first.size() - 1).data();
        var whole = reply.path("content").asText();
        var seen = "";

        for (var event : first) {
            seen += event.name().equals("delta") ? event.data().path("content").asText() : "";
            var rest = Event.of(chat.visitor()
                    .also("Accept", EVENTS)
                    .also("Last-Event-ID", event.id())
                    .get(chat.path() + "/messages/" + reply.path("id").asLong() + "/stream"));
            if (event.name().equals("reply")) {
                assertThat(Event.deltas(rest)).isEmpty();
            } else {
                assertThat(names(rest)).doesNotContain("message").endsWith("reply");
                assertThat(seen + Event.deltas(rest)).isEqualTo(whole);
            }
        }
        assertThat(seen).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1-1", "99999999999999999999-1", "1-99999999999999999999", "<script>"})
    void aStrangeLastEventIdTellsAllAgain(String lastEventId) {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);

        assertThat(Event.deltas(Event.of(watch(chat, sent, lastEventId))))
                .isEqualTo(sent.at("reply/content").asText());
    }

    @Test
    void anotherReplyIsStreamedToo() {
        var chat = Conversation.of(node);
        var sent = chat.say(QUESTION).is(201);

        var events = Event.of(chat.visitor()
                .also("Accept", EVENTS)
                .post(chat.path() + "/messages/" + sent.at("reply/id").asLong() + "/regenerate", "{}"));

        var reply = events.get(events.size() - 1);
        assertThat(reply.name()).isEqualTo("reply");
        assertThat(reply.data().path("id")).isNotEqualTo(sent.at("reply/id"));
        assertThat(Event.deltas(events)).isEqualTo(reply.data().path("content").asText());
    }

    @Test
    void aRepeatedKeyStreamsTheFirstResult() {
        var chat = Conversation.of(node);
        var keyed = new Conversation(chat.visitor().also("Idempotency-Key", "streamed"), chat.id());

        var first = Event.of(stream(keyed, QUESTION));
        var second = Event.of(stream(keyed, QUESTION));

        assertThat(second.get(0).data()).isEqualTo(first.get(0).data());
        assertThat(second.get(second.size() - 1)).isEqualTo(first.get(first.size() - 1));
        assertThat(chat.messageIds()).hasSize(2);
    }

    @Test
    void withoutAReplyTheStreamIsTheMessage() {
        var chat = Conversation.of(node);

        var events = Event.of(chat.visitor()
                .also("Accept", EVENTS)
                .post(chat.path() + "/messages?reply=false", Map.of("content", "Just so")));

        assertThat(names(events)).containsExactly("message");
        assertThat(events.get(0).id()).isNotEmpty();
    }

    @Test
    void jsonIsPreferredWhereBothAreWelcome() {
        var chat = Conversation.of(node);

        for (var accept :
                new String[] {"*/*", "application/json, text/plain, */*", "application/json, text/event-stream"}) {
            var answer = chat.visitor()
                    .also("Accept", accept)
                    .post(chat.path() + "/messages", Map.of("content", "What is tea?"))
                    .is(201);
            assertThat(answer.header("Content-Type")).startsWith("application/json");
            assertThat(answer.header("Content-Type")).doesNotContain("qs=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{                  | 400 | malformed-request",
                "{}                 | 422 | validation",
                "{\"content\":7}    | 422 | validation",
                "{\"content\":\" \"}| 422 | validation"
            })
    void aBadBodyIsAProblemBeforeTheStreamOpens(String body, int status, String slug) {
        var chat = Conversation.of(node);

        chat.visitor()
                .also("Accept", EVENTS)
                .post(chat.path() + "/messages", body)
                .isProblem(status, slug);

        assertThat(chat.messageIds()).isEmpty();
    }

    @Test
    void noStreamOpensWhereThereIsNothingToSee() {
        var chat = Conversation.of(node);
        var stranger = node.visitor().signUp();

        stream(chat.seenBy(stranger), QUESTION).isProblem(404, "not-found");
        stream(chat.seenBy(node.visitor()), QUESTION).isProblem(401, "unauthenticated");
        chat.visitor()
                .also("Accept", "image/png")
                .post(chat.path() + "/messages", Map.of("content", "x"))
                .isProblem(406, "not-acceptable");
        assertThat(chat.messageIds()).isEmpty();
    }

    private static Answer stream(Conversation chat, String content) {
        return chat.visitor().also("Accept", EVENTS).post(chat.path() + "/messages", Map.of("content", content));
    }

    private static Answer watch(Conversation chat, Answer sent, @Nullable String lastEventId) {
        var visitor = chat.visitor().also("Accept", EVENTS);
        return (lastEventId == null ? visitor : visitor.also("Last-Event-ID", lastEventId))
                .get(chat.path() + "/messages/" + sent.at("reply/id").asLong() + "/stream");
    }

    private static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }
}
