package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Five hundred clients of one node that watch replies. */
@SuppressWarnings("NullAway.Init")
class CrowdStory {

    private static final int CROWD = 500;
    private static final int REPLIES = 10;
    private static final long MEBIBYTE = 1 << 20;

    private static final ModelPeer PEER = ModelPeer.start();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static Node node;

    @BeforeAll
    static void start() {
        var environment = new HashMap<>(PEER.environment(Dialect.OPENAI));
        environment.put("AI_TIMEOUT_SECONDS", "240");
        node = Node.start(Database.POSTGRESQL, environment);
    }

    @AfterAll
    static void stop() {
        node.close();
        PEER.close();
    }

    @Test
    void theyCostNoThreadsAndLittleMemoryAndNobodyElseWaits() throws Exception {
        var visitor = node.visitor().signUp();
        var chat = new Conversation(visitor, visitor.openChat("assistant"));
        var paths = new ArrayList<String>();
        for (int i = 0; i < REPLIES; i++) {
            var reply = visitor.also("Prefer", "respond-async")
                    .post(chat.path() + "/messages", Map.of("content", "[gate] number " + i))
                    .is(202)
                    .at("reply/id")
                    .asLong();
            paths.add(chat.path() + "/messages/" + reply + "/stream");
        }
        Patience.until(() -> PEER.calls("[gate]").size(), size -> size == REPLIES);
        firstWordMillis(visitor);
        var threads = metric("thread_count");

        var open = new CountDownLatch(CROWD);
        var crowd = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(watch(visitor, paths.get(i % REPLIES), open));
        }
        assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();

        var delays = new ArrayList<Long>();
        for (int i = 0; i < 21; i++) {
            delays.add(firstWordMillis(visitor));
        }
        delays.sort(null);
        assertThat(delays.get(delays.size() / 2)).as("of " + delays).isLessThan(50);
        assertThat(metric("thread_count") - threads).isLessThan(60);
        assertThat(metric("memory_usedHeap_bytes")).isLessThan(400 * MEBIBYTE);

        PEER.openGate();

        for (var told : crowd) {
            var events = Event.of(told.get(60, TimeUnit.SECONDS));
            assertThat(Event.deltas(events)).isEqualTo(ModelPeer.ANSWER);
            assertThat(events.get(events.size() - 1).name()).isEqualTo("reply");
        }
        assertThat(PEER.calls("[gate]")).hasSize(REPLIES);
        assertThat(metric("thread_count") - threads).isLessThan(120);
    }

    /** @param open counted down when the stream is open */
    private static CompletableFuture<String> watch(Visitor visitor, String path, CountDownLatch open) {
        var request = HttpRequest.newBuilder(URI.create(node.address() + path))
                .header("Authorization", "Bearer " + visitor.accessToken())
                .build();
        return HTTP.sendAsync(request, started -> {
                    assertThat(started.statusCode()).isEqualTo(200);
                    open.countDown();
                    return BodySubscribers.ofString(StandardCharsets.UTF_8);
                })
                .thenApply(HttpResponse::body);
    }

    /** From the moment when the provider says its first word until the client has it. */
    private static long firstWordMillis(Visitor visitor) throws IOException, InterruptedException {
        var chat = new Conversation(visitor, visitor.openChat("assistant"));
        var words = "Quickly now, " + chat.id() + ".";
        var request = HttpRequest.newBuilder(URI.create(node.address() + chat.path() + "/messages"))
                .header("Authorization", "Bearer " + visitor.accessToken())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(BodyPublishers.ofString("{\"content\": \"" + words + "\"}"))
                .build();
        var body = HTTP.send(request, BodyHandlers.ofInputStream()).body();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: delta")) {
                    var heard = System.nanoTime();
                    return (heard - PEER.calls(words).get(0).spokeAt()) / 1_000_000;
                }
            }
        }
        throw new IOException("no word");
    }

    private static long metric(String name) {
        var found = Pattern.compile("(?m)^" + name + "\\{[^}]*\\} (\\S+)$")
                .matcher(new Visitor(node.managementAddress())
                        .get("/metrics")
                        .is(200)
                        .text());
        assertThat(found.find()).as(name).isTrue();
        return (long) Double.parseDouble(found.group(1));
    }
}
