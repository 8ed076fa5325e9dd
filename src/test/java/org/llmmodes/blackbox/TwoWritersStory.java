package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one PostgreSQL that write replies: cancelled from the other one, left by their clients, killed. */
@SuppressWarnings("NullAway.Init")
class TwoWritersStory {

    private static final ModelPeer PEER = ModelPeer.start();
    private static Node here;
    private static Node there;
    private static Sql database;

    @BeforeAll
    static void startBoth() {
        var environment = new HashMap<>(PEER.environment(Dialect.OPENAI));
        var url = Postgres.newDatabase();
        database = Sql.of(url);
        environment.put("DATABASE_URL", url);
        environment.put("AI_DAILY_TOKENS_PER_USER", "100000");
        var second = CompletableFuture.supplyAsync(() -> Node.start(environment));
        here = Node.start(environment);
        there = second.join();
    }

    @AfterAll
    static void stopBoth() {
        here.close();
        there.close();
        PEER.close();
    }

    private static long begin(Conversation chat, String content) {
        return chat.visitor()
                .also("Prefer", "respond-async")
                .post(chat.path() + "/messages", Map.of("content", content))
                .is(202)
                .at("reply/id")
                .asLong();
    }

    private static Conversation conversation() {
        var visitor = here.visitor().signUp();
        return new Conversation(visitor, visitor.openChat("assistant"));
    }

    @Test
    void aCancelThereClosesTheConnectionHere() {
        var chat = conversation();
        var reply = begin(chat, "[slow] cancelled from there");
        var call = Patience.until(() -> PEER.calls("cancelled from there"), calls -> !calls.isEmpty())
                .get(0);

        var before = System.nanoTime();
        chat.visitor()
                .at(there)
                .post(chat.path() + "/messages/" + reply + "/cancel", "{}")
                .is(200);
        Patience.until(call::hungUp, closed -> closed);

        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);
        assertThat(chat.messages("").json().get(1).path("status").asText()).isEqualTo("cancelled");
        assertThat(calls(chat)).hasSize(1).allMatch(ended -> ended.startsWith("cancelled "));
        requireSquareAccount(chat);
    }

    @Test
    void aClientThatLeavesStopsNothing() throws Exception {
        var chat = conversation();
        var stream = open(HttpRequest.newBuilder(URI.create(here.address() + chat.path() + "/messages"))
                .header("Authorization", "Bearer " + chat.visitor().accessToken())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString("{\"content\": \"[slow] and left alone\"}")));
        readUntil(stream, "delta");
        stream.close();

        var reply = Patience.until(
                () -> chat.messages("").json().path(1),
                message -> message.path("status").asText().equals("complete"));

        assertThat(reply.path("content").asText()).startsWith("word0 ").endsWith("word39 ");
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo(Dialect.WRITTEN);
        assertThat(PEER.calls("[slow] and left alone")).hasSize(1);
        assertThat(calls(chat)).containsExactly("complete " + Dialect.WRITTEN);
        assertThat(chat.messageIds()).hasSize(2);
    }

    private static InputStream open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofInputStream())
                .body();
    }

    private static InputStream watch(Conversation chat, Node node, long reply)
            throws IOException, InterruptedException {
        return open(HttpRequest.newBuilder(URI.create(node.address() + chat.path() + "/messages/" + reply + "/stream"))
                .header("Authorization", "Bearer " + chat.visitor().accessToken()));
    }

    /** What came until a word had come. */
    private static String readUntil(InputStream stream, String word) throws IOException {
        var seen = new StringBuilder();
        while (seen.indexOf(word) < 0) {
            var c = stream.read();
            if (c < 0) {
                throw new IOException("ended after " + seen);
            }
            seen.append((char) c);
        }
        return seen.toString();
    }

    @Test
    void whoLosesOneNodeGoesOnAtTheOtherFromWhereTheyWere() throws Exception {
        var chat = conversation();
        var reply = begin(chat, "[slow] watched from both");
        String text;
        try (var stream = watch(chat, here, reply)) {
            text = readUntil(stream, "word3");
        }
        var first = Event.of(text.substring(0, text.lastIndexOf("\n\n")));

        var rest = Event.of(chat.visitor()
                .at(there)
                .also("Accept", "text/event-stream")
                .also("Last-Event-ID", first.get(first.size() - 1).id())
                .get(chat.path() + "/messages/" + reply + "/stream"));

        var stored = chat.messages("").json().path(1).path("content").asText();
        assertThat(Event.deltas(first)).startsWith("word0 ");
        assertThat(rest).hasSizeGreaterThan(5);
        assertThat(rest.get(rest.size() - 1).name()).isEqualTo("reply");
        assertThat(Event.deltas(first) + Event.deltas(rest)).isEqualTo(stored).endsWith("word39 ");
        assertThat(PEER.calls("[slow] watched from both")).hasSize(1);
        assertThat(calls(chat)).containsExactly("complete " + Dialect.WRITTEN);
    }

    /** No call of the owner of a chat is under way, and of the day is taken what the calls took: nothing is put aside any more. */
    private static void requireSquareAccount(Conversation chat) {
        var owner = " where user_id = (select user_id from chats where id = " + chat.id() + ")";
        Patience.until(
                () -> database.texts("select outcome from ai_calls" + owner),
                outcomes -> !outcomes.isEmpty() && !outcomes.contains("running"));
        var took =
                database.texts("select cast(sum(prompt_tokens + completion_tokens) as varchar) from ai_calls" + owner);
        assertThat(took.get(0)).isNotEqualTo("0");
        assertThat(database.texts("select cast(tokens as varchar) from ai_days" + owner))
                .as("tokens of the day")
                .isEqualTo(took);
    }

    /** What is entered as calls for the owner of a chat: outcome and tokens written. */
    private static List<String> calls(Conversation chat) {
        return database.texts(
                "select c.outcome || ' ' || c.completion_tokens from ai_calls c join chats h on h.user_id = c.user_id"
                        + " where h.id = " + chat.id());
    }

    @Test
    void aMessageSentTwiceToBothNodesIsAskedAndBilledOnce() throws Exception {
        var chat = conversation();
        var tasks = new ArrayList<Callable<Integer>>();
        for (var node : List.of(here, there, here, there)) {
            var visitor = chat.visitor().at(node).also("Idempotency-Key", "the-same");
            tasks.add(() -> visitor.post(chat.path() + "/messages", Map.of("content", "Asked once only"))
                    .status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnly(201);
        assertThat(PEER.calls("Asked once only")).hasSize(1);
        assertThat(chat.messageIds()).hasSize(2);
        assertThat(calls(chat)).containsExactly("complete " + Dialect.WRITTEN);
    }

    @Test
    void aStreamWithoutNewsGivesSignsOfLife() throws Exception {
        var chat = conversation();
        var reply = begin(chat, "[hang] and nothing to tell");

        var start = System.nanoTime();
        try (var stream = watch(chat, there, reply)) {
            assertThat(readUntil(stream, "still here").strip()).isEqualTo(": still here");
        }

        assertThat((System.nanoTime() - start) / 1_000_000_000).isLessThanOrEqualTo(16);
        chat.visitor()
                .post(chat.path() + "/messages/" + reply + "/cancel", "{}")
                .is(200);
    }

    @Test
    void whoWaitsAtANodeThatIsToldToStopGoesOnAtTheOther() throws Exception {
        var cut = conversation();
        var patient = conversation();
        var cutReply = begin(cut.at(there), "[slow] when the server stops");
        var waiting = CompletableFuture.supplyAsync(() -> patient.at(there).say("[slow] waited for as JSON"));
        Patience.until(() -> PEER.calls("[slow] waited for as JSON").size(), size -> size == 1);
        var cutStream = watch(cut, there, cutReply);
        var cutStart = readUntil(cutStream, "word3 ");

        there.terminate();
        var told = System.nanoTime();
        cutStart += rest(cutStream);
        var sentOn = waiting.get(20, TimeUnit.SECONDS);
        var toldOthers = (System.nanoTime() - told) / 1_000_000;
        assertThat(toldOthers).as("until everybody was sent on, ms").isLessThan(2_000);
        var cutEnd = resume(cut, cutReply, Event.of(cutStart));
        there.awaitExit(Duration.ofSeconds(20));
        var stopped = (System.nanoTime() - told) / 1_000_000;
        there.restart();

        assertThat(stopped).as("until the process ended, ms").isLessThan(10_000);
        assertThat(cutEnd.get(cutEnd.size() - 1).name()).isEqualTo("error");
        assertThat(cutEnd.get(cutEnd.size() - 1).data().path("type").asText()).isEqualTo("/docs#problem-interrupted");
        assertThat(Event.deltas(Event.of(cutStart)) + Event.deltas(cutEnd))
                .startsWith("word0 word1 ")
                .isEqualTo(cut.messages("").json().at("/1/content").asText());
        sentOn.is(202);
        var found = patient.visitor().get(sentOn.header("Location")).is(200);
        assertThat(found.at("error/type").asText()).isEqualTo("/docs#problem-interrupted");
        requireSquareAccount(cut);
        requireSquareAccount(patient);
    }

    private static String rest(InputStream stream) throws IOException {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Event> resume(Conversation chat, long reply, List<Event> seen) {
        assertThat(seen.get(seen.size() - 1).name()).isEqualTo("delta");
        return Event.of(chat.visitor()
                .also("Accept", "text/event-stream")
                .also("Last-Event-ID", seen.get(seen.size() - 1).id())
                .get(chat.path() + "/messages/" + reply + "/stream"));
    }

    /** How many pending replies have been heard and stored in part. */
    private static int repliesBegun() {
        return database.texts("select distinct cast(e.reply_id as varchar) from reply_events e"
                        + " join messages m on m.id = e.reply_id where m.status = 'pending'")
                .size();
    }

    @Test
    void tenRepliesSurviveTheEndOfANodeOrSaySo() {
        var replies = new LinkedHashMap<Conversation, Long>();
        for (int i = 0; i < 10; i++) {
            var chat = conversation();
            var at = i % 2 == 0 ? chat.visitor() : chat.visitor().at(there);
            replies.put(chat, begin(new Conversation(at, chat.id()), "[slow] through a crash, number " + i));
        }
        Patience.until(TwoWritersStory::repliesBegun, size -> size == 10);

        there.kill();
        var killed = System.nanoTime();
        there.restart();

        var endings = new ArrayList<String>();
        replies.forEach((chat, reply) -> {
            var messages = Patience.until(
                    () -> chat.messages("?include_superseded=true").json(),
                    list -> !list.path(1).path("status").asText().equals("pending"));
            assertThat(messages).hasSize(2);
            assertThat(messages.get(1).path("id").asLong()).isEqualTo(reply);
            endings.add(messages.get(1).path("status").asText());
            if (messages.get(1).path("status").asText().equals("failed")) {
                assertThat(messages.get(1).at("/error/type").asText()).isEqualTo("/docs#problem-interrupted");
                assertThat(messages.get(1).path("content").asText()).startsWith("word0");
            }
            requireSquareAccount(chat);
        });
        // A lease of 30 seconds, and five between two rounds of the reaper.
        assertThat((System.nanoTime() - killed) / 1_000_000_000).isLessThan(40);
        assertThat(endings)
                .containsExactly(
                        "complete",
                        "failed",
                        "complete",
                        "failed",
                        "complete",
                        "failed",
                        "complete",
                        "failed",
                        "complete",
                        "failed");
        assertThat(PEER.calls("through a crash")).hasSize(10);
        var again = replies.keySet().iterator().next();
        assertThat(again.say("And now?").is(201).at("reply/status").asText()).isEqualTo("complete");
    }
}
