package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What was acknowledged is there after a kill -9, once; what was under way is paid for once. */
@ParameterizedClass
@EnumSource(Database.class)
class DurabilityStory {

    private static final int SENDERS = 4;

    private final Database database;

    DurabilityStory(Database database) {
        this.database = database;
    }

    @Test
    void acknowledgedMessagesSurviveAKillOnceEach() throws Exception {
        try (var peer = ModelPeer.start();
                var node = Node.start(database, frugal(peer))) {
            var user = node.visitor().signUp();
            var spender = node.visitor().signUp();
            var talk = new Conversation(spender, spender.openChat("assistant"));
            var reply = spender.also("Prefer", "respond-async")
                    .post(talk.path() + "/messages", Map.of("content", "[slow] until the end"))
                    .is(202)
                    .at("reply/id")
                    .asLong();
            var chat = user.openChat("similar_questions");
            var acknowledged = new ConcurrentLinkedQueue<String>();
            var threads = Executors.newFixedThreadPool(SENDERS);
            for (int sender = 0; sender < SENDERS; sender++) {
                var name = "sender " + sender;
                threads.execute(() -> sendUntilTheServerDies(user, chat, name, acknowledged));
            }
            while (acknowledged.size() < 60) {
                Node.pause(java.time.Duration.ofMillis(5));
            }

            Patience.until(() -> peer.calls("[slow] until the end").size(), size -> size == 1);
            talk.say("All tokens are put aside").isProblem(429, "rate-limited");
            node.kill();
            threads.shutdown();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
            node.restart();
            // As another node does it that does not write the reply.
            spender.post(talk.path() + "/messages/" + reply + "/cancel", "{}").is(200);
            talk.say("They are back").is(201);

            var stored = contents(user, chat);
            assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
            // Who got no answer asks again with the same key, and nothing is there twice.
            for (var content : List.copyOf(acknowledged)) {
                send(user, chat, content).is(201);
            }
            assertThat(contents(user, chat)).containsExactlyElementsOf(stored);
            assertThat(user.get("/api/chats/" + chat)
                            .is(200)
                            .at("message_count")
                            .asInt())
                    .isEqualTo(stored.size());
        }
    }

    /** A provider, and tokens for less than two answers a day. */
    private static Map<String, String> frugal(ModelPeer peer) {
        var environment = new HashMap<>(peer.environment(Dialect.OPENAI));
        environment.put("AI_DAILY_TOKENS_PER_USER", "200");
        return environment;
    }

    private static void sendUntilTheServerDies(
            Visitor user, long chat, String name, ConcurrentLinkedQueue<String> acknowledged) {
        for (int i = 0; i < 100_000; i++) {
            var content = name + " message " + i;
            try {
                if (send(user, chat, content).status() != 201) {
                    return;
                }
            } catch (IllegalStateException connectionLost) {
                return;
            }
            acknowledged.add(content);
        }
    }

    private static Answer send(Visitor user, long chat, String content) {
        return user.also("Idempotency-Key", content.replace(' ', '-'))
                .post("/api/chats/" + chat + "/messages?reply=false", Map.of("content", content));
    }

    private static List<String> contents(Visitor user, long chat) {
        var all = new ArrayList<String>();
        while (true) {
            var page = user.get("/api/chats/" + chat + "/messages?limit=100&offset=" + all.size())
                    .is(200)
                    .json();
            StreamSupport.stream(page.spliterator(), false)
                    .forEach(message -> all.add(message.path("content").asText()));
            if (page.size() < 100) {
                return all;
            }
        }
    }
}
