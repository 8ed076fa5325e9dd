package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server with two database connections and few places for replies, users with few tokens a day, and an Azure-style gateway to the model. */
@SuppressWarnings("NullAway.Init")
class OverloadStory {

    private static final ModelPeer PEER = ModelPeer.start();
    private static Node node;

    @BeforeAll
    static void start() {
        var environment = new HashMap<>(PEER.environment(Dialect.OPENAI));
        environment.put("AI_BASE_URL", PEER.address("?api-version=2024-10-21"));
        environment.putAll(Node.ADMIN);
        environment.putAll(Map.of(
                "DATABASE_POOL_SIZE", "2",
                "AI_MAX_CONCURRENT", "12",
                "AI_MAX_CONCURRENT_PER_USER", "10",
                "AI_DAILY_TOKENS_PER_USER", "5000"));
        node = Node.start(Database.POSTGRESQL, environment);
    }

    @AfterAll
    static void stop() {
        node.close();
        PEER.close();
    }

    private static Conversation frugal() {
        var visitor = node.visitor().signUp();
        visitor.put("/api/chats/settings/assistant", Map.of("settings", Map.of("max_tokens", 50)))
                .is(200);
        return new Conversation(visitor, visitor.openChat("assistant"));
    }

    private static long begin(Conversation chat, String content) {
        return chat.visitor()
                .also("Prefer", "respond-async")
                .post(chat.path() + "/messages", Map.of("content", content))
                .is(202)
                .at("reply/id")
                .asLong();
    }

    /** What administrators are shown. */
    private static JsonNode ai() {
        return node.visitor()
                .signIn("admin@example.org")
                .get("/api/admin/ai")
                .is(200)
                .json();
    }

    private static void cancel(Conversation chat, List<Long> replies) {
        replies.forEach(reply -> chat.visitor()
                .post(chat.path() + "/messages/" + reply + "/cancel", "{}")
                .is(200));
    }

    @Test
    void aGatewayIsToldItsVersionAndTheKeyWhereItWantsIt() {
        frugal().say("Hello, gateway").is(201);

        var call = PEER.calls("Hello, gateway").get(0);
        assertThat(call.path()).isEqualTo("/openai/deployments/model-a/chat/completions?api-version=2024-10-21");
        assertThat(call.headers()).containsEntry("api-key", ModelPeer.KEY).doesNotContainKey("authorization");
    }

    @Test
    void aModelThatRefusesMaxTokensIsAskedWithTheNewNameFromThenOn() {
        var chat = frugal();

        assertThat(chat.say("Hello [new model], once")
                        .is(201)
                        .at("reply/status")
                        .asText())
                .isEqualTo("complete");
        assertThat(chat.say("Hello [new model], twice")
                        .is(201)
                        .at("reply/status")
                        .asText())
                .isEqualTo("complete");

        assertThat(PEER.calls("Hello [new model], once"))
                .extracting(call -> call.body().path("max_completion_tokens").asInt())
                .containsExactly(0, 50);
        assertThat(PEER.calls("Hello [new model], twice"))
                .extracting(call -> call.body().path("max_completion_tokens").asInt())
                .containsExactly(50);
    }

    @Test
    void tenOpenRepliesHoldNoConnectionAndTheEleventhIsRefusedBeforeAnythingIsStored() {
        var chat = frugal();
        var other = frugal();
        var third = frugal();
        var replies = new ArrayList<Long>();
        for (int i = 0; i < 10; i++) {
            replies.add(begin(chat, "[slow] ten at once, number " + i));
        }
        Patience.until(() -> PEER.calls("[slow] ten at once").size(), size -> size == 10);

        var before = System.nanoTime();
        chat.visitor().get("/api/auth/me").is(200);
        chat.detail();
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(2_000);

        var seen = ai();
        assertThat(seen.path("running").asInt()).isEqualTo(10);
        assertThat(seen.path("breaker").asText()).isEqualTo("closed");
        var refused = chat.visitor()
                .also("Accept", "text/event-stream")
                .post(chat.path() + "/messages", Map.of("content", "one too many"))
                .isProblem(429, "rate-limited");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"replies\";q=10;qu=\"concurrent-requests\"");
        assertThat(refused.header("RateLimit")).isEqualTo("\"replies\";r=0;t=2");
        var others = List.of(begin(other, "[slow] two more, 1"), begin(other, "[slow] two more, 2"));
        third.visitor()
                .also("Accept", "text/event-stream")
                .post(third.path() + "/messages", Map.of("content", "no place left"))
                .isProblem(503, "overloaded");
        assertThat(third.messageIds()).isEmpty();
        assertThat(chat.messages("?limit=100").text()).doesNotContain("one too many");

        cancel(chat, replies);
        cancel(other, others);
        Patience.until(() -> third.say("And now?").status(), status -> status == 201);
        Patience.until(
                () -> PEER.calls("[slow] ten at once"), calls -> calls.stream().allMatch(ModelPeer.Call::hungUp));
        assertThat(PEER.calls("[slow] ten at once")).hasSize(10);
        Patience.until(() -> ai().path("running").asInt(), running -> running == 0);
    }

    @Test
    void administratorsSeeWhatIsSetUpAndWhatWasTakenByWhom() {
        var before = sum(ai());
        var chat = frugal();
        var user = chat.visitor().get("/api/auth/me").is(200).at("id").asLong();
        chat.say("Something to be counted [dear]").is(201);
        chat.say("Once more, for nothing").isProblem(429, "rate-limited");

        var seen = ai();

        assertThat(seen.path("provider").asText()).isEqualTo("openai");
        assertThat(seen.path("model").asText()).isEqualTo("model-a");
        assertThat(seen.path("vision_model").asText()).isEqualTo("model-v");
        assertThat(seen.path("max_concurrent").asInt()).isEqualTo(12);
        assertThat(seen.path("max_concurrent_per_user").asInt()).isEqualTo(10);
        assertThat(seen.path("daily_tokens_per_user").asLong()).isEqualTo(5_000);
        assertThat(seen.path("engines").findValuesAsText("engine")).contains("openai");
        assertThat(sum(seen) - before).isGreaterThanOrEqualTo(70_000);
        assertThat(seen.path("users_today"))
                .filteredOn(row -> row.path("user_id").asLong() == user)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.path("calls").asLong()).isEqualTo(1);
                    assertThat(row.path("tokens").asLong()).isEqualTo(70_000 + Dialect.READ);
                });
        assertThat(seen.toString()).doesNotContain(ModelPeer.KEY);
        chat.visitor().get("/api/admin/ai").isProblem(403, "forbidden");
        chat.visitor().post("/api/admin/ai/test", "{}").isProblem(403, "forbidden");
    }

    /** Tokens that the model wrote for the mode assistant. */
    private static long sum(JsonNode ai) {
        long sum = 0;
        for (var row : ai.path("usage")) {
            if (row.path("mode").asText().equals("assistant")) {
                assertThat(row.path("calls").asLong()).isPositive();
                sum += row.path("completion_tokens").asLong();
            }
        }
        return sum;
    }

    @Test
    void anAdministratorAsksForAWord() {
        var admin = node.visitor().signIn("admin@example.org");

        var test = admin.post("/api/admin/ai/test", "{}").is(200);

        assertThat(test.at("passed").asBoolean()).isTrue();
        assertThat(test.at("text").asText()).isEqualTo(ModelPeer.ANSWER);
        assertThat(test.at("model").asText()).isEqualTo(Dialect.MODEL);
        assertThat(admin.get("/api/admin/audit-events?type=ai_tested")
                        .is(200)
                        .at("0/actor")
                        .asText())
                .isEqualTo("admin@example.org");
    }

    @Test
    void tokensAreSpentAndThenNothingIsAskedUntilMidnight() {
        var chat = frugal();
        chat.say("Hello").is(201);
        chat.say("Something [dear]").is(201);

        var refused = chat.say("Just one more").isProblem(429, "rate-limited");

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 86_400);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"ai-tokens\";q=5000;w=86400");
        assertThat(refused.at("detail").asText()).contains("5,000", "midnight");
        assertThat(PEER.calls("Just one more")).isEmpty();
        assertThat(chat.messageIds()).hasSize(4);
        frugal().say("Others are not concerned").is(201);
    }

    @Test
    void repliesAtTheSameTimeSeeWhatTheOthersMayTake() throws Exception {
        var visitor = node.visitor().signUp();
        visitor.put("/api/chats/settings/assistant", Map.of("settings", Map.of("max_tokens", 2000)))
                .is(200);
        var chat = new Conversation(visitor, visitor.openChat("assistant"));
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var words = "Race for tokens " + chat.id() + " [slow] " + i;
            tasks.add(() -> chat.visitor()
                    .also("Prefer", "respond-async")
                    .post(chat.path() + "/messages", Map.of("content", words))
                    .status());
        }
        AccountStory.inParallel(tasks);

        // Each may take 2,000 of 5,000: the third is let in, the fourth is not.
        Patience.until(() -> pending(chat), pending -> pending == 3);
        assertThat(PEER.calls("Race for tokens " + chat.id())).hasSize(3);
        chat.say("Not now").isProblem(429, "rate-limited");
        var replies = new ArrayList<Long>();
        chat.messages("?limit=100").json().forEach(message -> {
            if (message.path("status").asText().equals("pending")) {
                replies.add(message.path("id").asLong());
            }
        });
        cancel(chat, replies);
        Patience.until(() -> chat.say("What was put aside is free again").status(), status -> status == 201);
    }

    private static long pending(Conversation chat) {
        return chat.messages("?limit=100").json().findValuesAsText("status").stream()
                .filter(status -> status.equals("pending"))
                .count();
    }

    @Test
    void aSickProviderIsLeftAloneAndAskedAgainLater() {
        var chat = frugal();
        for (int i = 0; i < 14; i++) {
            chat.say("Please [500] " + i).is(201);
        }
        var asked = PEER.calls().size();

        var reply = chat.say("Anybody there?").is(201).at("reply");

        assertThat(reply.at("/error/type").asText()).isEqualTo("/docs#problem-engine-unavailable");
        assertThat(reply.at("/error/detail").asText()).contains("left alone");
        assertThat(PEER.calls()).hasSize(asked);
        assertThat(ai().path("breaker").asText()).isEqualTo("open");
        Patience.until(
                () -> chat.say("And now?").is(201).at("reply/status").asText(), status -> status.equals("complete"));
        chat.say("And now for good?").is(201);
        assertThat(ai().path("breaker").asText()).isEqualTo("closed");
    }
}
