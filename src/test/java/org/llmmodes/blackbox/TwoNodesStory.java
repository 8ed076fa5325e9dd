package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL, started at the same moment on an empty database, behind a proxy. Long, because all of it needs these two nodes, and
 * they take a while to start.
 */
@SuppressWarnings("NullAway.Init")
class TwoNodesStory {

    private static final String VERIFY = "Confirm your e-mail address";
    private static final String RESET = "Choose a new password";

    private static Node here;
    private static Node there;

    private final Postbox post = Postbox.shared();

    @BeforeAll
    static void startBothAtOnce() {
        var environment = new HashMap<>(Postbox.shared().environment());
        environment.putAll(Node.ADMIN);
        environment.put("DATABASE_URL", Postgres.newDatabase());
        environment.put("ADMIN_CHAT_ACCESS", "break-glass");
        environment.put("RATE_LIMIT_ENABLED", "true");
        environment.put("TRUSTED_PROXIES", "127.0.0.0/8");
        var second = CompletableFuture.supplyAsync(() -> Node.start(environment));
        here = Node.start(environment);
        there = second.join();
    }

    @AfterAll
    static void stopBoth() {
        here.close();
        there.close();
    }

    @Test
    void anAccountMadeHereSignsInThere() {
        var user = somebody(here).signUp();

        assertThat(user.at(there).get("/api/auth/me").is(200).at("email").asText())
                .isEqualTo(user.email());
        somebody(there).signIn(user.email()).get("/api/auth/me").is(200);
    }

    @Test
    void aSignOutHereIsNoticedThere() {
        var user = somebody(here).signUp();
        user.at(there).get("/api/auth/me").is(200);

        user.post("/api/auth/logout", Map.of("refresh_token", user.refreshToken()))
                .is(200);

        user.get("/api/auth/me").is(401);
        Node.pause(Duration.ofSeconds(1));
        user.at(there).get("/api/auth/me").is(401);
    }

    @Test
    void aSessionEndedHereIsNoticedThere() {
        var laptop = somebody(here).signUp();
        var phone = somebody(there).signIn(laptop.email());
        phone.get("/api/auth/me").is(200);

        laptop.delete("/api/auth/sessions").is(204);

        Node.pause(Duration.ofSeconds(1));
        phone.get("/api/auth/me").is(401);
        laptop.at(there).get("/api/auth/me").is(200);
    }

    @Test
    void twentyRefreshesOnBothNodesEndWithOneSuccessor() throws Exception {
        var user = somebody(here).signUp();
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() -> somebody(node)
                    .post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                    .is(200)
                    .at("refresh_token")
                    .asText());
        }

        var successors = AccountStory.inParallel(tasks).stream().distinct().toList();

        assertThat(successors).hasSize(1);
        var survivor = somebody(there)
                .keep(somebody(there)
                        .post("/api/auth/refresh", Map.of("refresh_token", successors.get(0)))
                        .is(200));
        survivor.get("/api/auth/me").is(200);
        survivor.at(here).get("/api/auth/me").is(200);
        assertThat(survivor.get("/api/auth/sessions").is(200).json()).hasSize(1);
    }

    @Test
    void aResetHereThatRacesRefreshesAndSignInsThereLeavesNoLiveSession() throws Exception {
        var user = somebody(here).signUp();
        somebody(here)
                .post("/api/auth/forgot-password", Map.of("email", user.email()))
                .is(200);
        var token = post.await(user.email(), RESET).token();
        var reset = Map.of("token", token, "new_password", "Other-Horse-8-Battery");
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() -> somebody(node).post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken())));
        }
        tasks.add(10, () -> somebody(here).post("/api/auth/reset-password", reset));
        // One less than lock: those that come after the reset have a wrong password.
        for (int i = 0; i < 4; i++) {
            tasks.add(() -> somebody(there).login(user.email(), Visitor.PASSWORD));
        }

        var answers = AccountStory.inParallel(tasks);

        assertThat(answers.get(10).status()).isEqualTo(200);
        Node.pause(Duration.ofSeconds(1));
        for (var answer : answers) {
            if (answer.status() == 200 && answer.json().has("access_token")) {
                var holder = somebody(there).keep(answer);
                holder.get("/api/auth/me").is(401);
                holder.at(here).get("/api/auth/me").is(401);
                somebody(here)
                        .post("/api/auth/refresh", Map.of("refresh_token", holder.refreshToken()))
                        .isProblem(400, "invalid-token");
            }
        }
        somebody(there).login(user.email(), "Other-Horse-8-Battery").is(200);
    }

    @Test
    void guessesOnBothNodesAreCountedTogether() throws Exception {
        var user = somebody(here).signUp();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() ->
                    somebody(node).login(user.email(), "Wrong-Horse-7-Battery").status());
        }

        assertThat(AccountStory.inParallel(tasks).stream().filter(status -> status == 401))
                .hasSize(5);
    }

    @Test
    void aClientsShareIsCountedByBothNodes() {
        var client = "203.0.113." + ThreadLocalRandom.current().nextInt(1, 250);
        for (int i = 0; i < 10; i++) {
            var node = i % 2 == 0 ? here : there;
            var answer = from(client, node)
                    .login("nobody-" + UUID.randomUUID() + "@example.org", "Wrong-Horse-7-Battery")
                    .is(401);
            assertThat(answer.header("RateLimit")).contains("\"login\";r=" + (9 - i));
        }

        var refused = from(client, there)
                .login("nobody@example.org", "Wrong-Horse-7-Battery")
                .isProblem(429, "rate-limited");

        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"login\";q=10;w=60");
        somebody(here).login("nobody@example.org", "Wrong-Horse-7-Battery").is(401);
    }

    @Test
    void anAddressThatTheClientMadeUpDoesNotCount() {
        var client = "198.51.100." + ThreadLocalRandom.current().nextInt(1, 250);
        for (int i = 0; i < 10; i++) {
            madeUp(client, i)
                    .login("nobody-" + UUID.randomUUID() + "@example.org", "Wrong-Horse-7-Battery")
                    .is(401);
        }

        madeUp(client, 11).login("nobody@example.org", "Wrong-Horse-7-Battery").isProblem(429, "rate-limited");
    }

    @Test
    void twoAdministratorsWhoDemoteEachOtherAtOnceDoNotBothSucceed() throws Exception {
        var one = somebody(here).signIn("admin@example.org");
        var theFirst = idOf(one);
        for (int round = 0; round < 5; round++) {
            var other = somebody(there).signUp();
            var oneId = idOf(one);
            var otherId = idOf(other);
            one.patch("/api/admin/users/" + otherId, Map.of("roles", List.of("admin")))
                    .is(200);
            other.signIn(other.email());
            var first = one;
            List<Callable<Integer>> tasks = List.of(
                    () -> first.patch("/api/admin/users/" + otherId, Map.of("roles", List.of()))
                            .status(),
                    () -> other.patch("/api/admin/users/" + oneId, Map.of("is_active", false))
                            .status());

            var statuses = AccountStory.inParallel(tasks);

            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
            one = statuses.get(0) == 200 ? one : other;
            one.get("/api/admin/stats").is(200);
        }
        aDeactivationHereIsNoticedThere(one);
        // Whoever won: the other stories need the first one.
        one.patch("/api/admin/users/" + theFirst, Map.of("is_active", true, "roles", List.of("admin")))
                .is(200);
    }

    private static void aDeactivationHereIsNoticedThere(Visitor admin) {
        var user = somebody(here).signUp();
        user.at(there).get("/api/auth/me").is(200);

        admin.patch("/api/admin/users/" + idOf(user), Map.of("is_active", false))
                .is(200);

        Node.pause(Duration.ofSeconds(1));
        user.at(there).get("/api/auth/me").is(401);
    }

    private static long idOf(Visitor user) {
        return user.get("/api/auth/me").is(200).at("id").asLong();
    }

    @Test
    void aClientThatWasRefusedIsReleased() {
        var admin = appointed();
        var client = "203.0.113." + ThreadLocalRandom.current().nextInt(1, 250);
        for (int i = 0; i < 11; i++) {
            from(client, here).login("nobody-" + UUID.randomUUID() + "@example.org", "Wrong-Horse-7-Battery");
        }
        from(client, here).login("nobody@example.org", "Wrong-Horse-7-Battery").is(429);
        var limited = StreamSupport.stream(
                        admin.get("/api/admin/rate-limits")
                                .is(200)
                                .at("limited")
                                .spliterator(),
                        false)
                .filter(one -> one.path("client").asText().equals(client))
                .findFirst()
                .orElseThrow();
        assertThat(limited.path("rule").asText()).isEqualTo("login");

        admin.delete("/api/admin/rate-limits/limited/" + limited.path("id").asText())
                .is(204);

        for (var node : List.of(here, there)) {
            from(client, node)
                    .login("nobody-" + UUID.randomUUID() + "@example.org", "Wrong-Horse-7-Battery")
                    .is(401);
        }
        var event = admin.get("/api/admin/audit-events?type=rate_limit_released&actor=" + admin.email())
                .is(200);
        assertThat(event.at("0/details/client").asText()).isEqualTo(client);
        admin.delete("/api/admin/rate-limits/limited/" + limited.path("id").asText() + "x")
                .isProblem(404, "not-found");
    }

    @Test
    void chatsThatWereOpenedHereAreReadThereUntilTheyAreClosedHere() {
        var owner = ownerOfChats();
        var admin = appointed();
        owner.openedBy(admin).is(201);
        admin.at(there).get(owner.talk()).is(200);

        admin.delete(owner.glass()).is(204);

        admin.at(there).get(owner.talk()).isProblem(403, "forbidden");
        owner.openedBy(admin.at(there)).is(201);
        admin.get(owner.talk()).is(200);
        admin.post("/api/auth/logout", Map.of("refresh_token", admin.refreshToken()))
                .is(200);
        assertThat(admin.at(there).get(owner.talk()).status())
                .as("at once, although a token may live a moment longer on another node")
                .isIn(401, 403);
        Patience.until(owner::latest, seen -> seen.path("ended_by").asText().equals("signed_out"));
    }

    @Test
    void openChatsCloseWhenTheirTimeIsOver() {
        var owner = ownerOfChats();
        var admin = appointed();
        owner.openedBy(admin).is(201);
        admin.at(there).get(owner.talk()).is(200);

        // As if half an hour had passed.
        var moved = Sql.of(here.setting("DATABASE_URL"))
                .change(
                        "update chat_accesses set opened_at = opened_at - interval '30 minutes', expires_at = expires_at - interval '30 minutes' where user_id = ?",
                        owner.id());

        assertThat(moved).isOne();
        for (var node : List.of(here, there)) {
            admin.at(node).get(owner.talk()).isProblem(403, "forbidden");
            admin.at(node).get(owner.chats()).isProblem(403, "forbidden");
        }
        assertThat(owner.latest().path("is_open").asBoolean()).isFalse();
        assertThat(owner.latest().path("ended_by").asText()).isEqualTo("expired");
        var ends = Patience.until(
                () -> admin.get(owner.path() + "/events?limit=1").is(200),
                seen -> seen.at("0/type").asText().equals("chat_access_ended"));
        assertThat(ends.at("0/details/ended_by").asText()).isEqualTo("expired");
        assertThat(ends.at("0/actor").isNull()).isTrue();
        assertThat(owner.latest().path("ended_at")).isEqualTo(owner.latest().path("expires_at"));
        owner.openedBy(admin).is(201);
        assertThat(admin.get(owner.path() + "/events").is(200).json().findValuesAsText("type").stream()
                        .filter("chat_access_ended"::equals))
                .as("both nodes look, one notes it")
                .hasSize(1);
    }

    private static ChatAccessStory.Owner ownerOfChats() {
        return ChatAccessStory.Owner.of(somebody(here).signUp());
    }

    /** Straight in the database, for the administrators of this story come and go. */
    private static Visitor appointed() {
        var somebody = somebody(here).signUp();
        assertThat(Sql.of(here.setting("DATABASE_URL"))
                        .change("update users set roles = 'user,admin' where email_key = ?", somebody.email()))
                .isOne();
        return somebody.signIn(somebody.email());
    }

    @Test
    void aRaceForAnIdempotencyKeyOnBothNodesStoresOneMessage() throws Exception {
        var user = somebody(here).signUp();
        var chat = user.openChat("similar_questions");
        var tasks = new ArrayList<Callable<Long>>();
        for (int i = 0; i < 10; i++) {
            var client = user.at(i % 2 == 0 ? here : there).also("Idempotency-Key", "the-key");
            tasks.add(() -> client.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                    .is(201)
                    .at("id")
                    .asLong());
        }

        assertThat(AccountStory.inParallel(tasks).stream().distinct()).hasSize(1);
        assertThat(user.get("/api/chats/" + chat + "/messages").is(200).json()).hasSize(2);
    }

    @Test
    void aReplyWrittenHereIsStreamedThere() {
        var user = somebody(here).signUp();
        var chat = user.openChat("similar_questions");
        var reply = user.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                .is(201)
                .at("reply/id")
                .asLong();

        var stream = user.at(there)
                .with("Accept", "text/event-stream")
                .get("/api/chats/" + chat + "/messages/" + reply + "/stream")
                .is(200);

        assertThat(List.of(stream.text().split("\n"))).contains("event: delta", "event: reply");
    }

    @Test
    void aLetterIsSentByOneOfTheNodes() throws Exception {
        post.gate().close();
        List<String> crowd;
        try {
            crowd = crowd();
        } finally {
            post.gate().open();
        }

        assertOneLetterEach(crowd);
    }

    @Test
    void aSlowMailServerGetsEachLetterFromOneOfTheNodes() throws Exception {
        post.gate().become(SmtpGate.Mood.SLOW);
        try {
            assertOneLetterEach(crowd());
        } finally {
            post.gate().become(SmtpGate.Mood.KIND);
        }
    }

    @Test
    void aMailServerThatPutsBothNodesOffGetsEachLetterOnce() throws Exception {
        post.gate().become(SmtpGate.Mood.BUSY);
        var crowd = new ArrayList<String>();
        try {
            crowd.addAll(crowd());
            var waiting = Patience.until(
                    () -> lettersOf("pending", crowd),
                    found -> found.stream()
                                    .filter(letter ->
                                            letter.path("last_error").asText().startsWith("451 4.7.1 Come back later"))
                                    .count()
                            == crowd.size());
            assertThat(waiting)
                    .allMatch(letter -> letter.path("attempts").asInt() > 0)
                    .allMatch(letter -> letter.path("next_attempt_at").asText().endsWith("Z"));
        } finally {
            post.gate().become(SmtpGate.Mood.KIND);
        }

        assertOneLetterEach(crowd);
        assertThat(lettersOf("pending", crowd)).isEmpty();
    }

    @Test
    void aMailServerThatRefusesForGoodIsAskedByOneOfTheNodesOnceAndAgainWhenSomebodyWantsIt() throws Exception {
        post.gate().become(SmtpGate.Mood.REFUSING);
        var crowd = new ArrayList<String>();
        try {
            crowd.addAll(crowd());
            Patience.until(() -> lettersOf("failed", crowd), found -> found.size() == crowd.size());
        } finally {
            post.gate().become(SmtpGate.Mood.KIND);
        }

        assertThat(lettersOf("failed", crowd)).allSatisfy(letter -> {
            assertThat(letter.path("attempts").asInt()).isOne();
            assertThat(letter.path("last_error").asText()).startsWith("550 5.1.1 No such user");
            assertThat(letter.path("next_attempt_at").isNull()).isTrue();
        });
        // What was to come before these has come.
        post.await(newcomer(here), VERIFY);
        post.await(newcomer(there), VERIFY);
        assertThat(crowd).allSatisfy(address -> {
            assertThat(post.gate().askedFor(address)).isOne();
            assertThat(post.lettersTo(address)).isEmpty();
        });

        var admin = somebody(there).signIn("admin@example.org");
        for (var letter : lettersOf("failed", crowd)) {
            admin.post("/api/admin/mail/" + letter.path("id").asLong() + "/retry", Map.of())
                    .is(200);
        }
        assertOneLetterEach(crowd);
    }

    /** What administrators see of the letters to these addresses. */
    private static List<JsonNode> lettersOf(String status, List<String> addresses) {
        var letters = somebody(here)
                .signIn("admin@example.org")
                .get("/api/admin/mail?limit=100&status=" + status)
                .is(200)
                .json();
        return StreamSupport.stream(letters.spliterator(), false)
                .filter(letter -> addresses.contains(letter.path("to").asText()))
                .toList();
    }

    @Test
    void aRaceForALinkOnBothNodesHasOneWinner() throws Exception {
        var token = post.await(newcomer(here), VERIFY).token();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() -> somebody(node)
                    .post("/api/auth/verify-email", Map.of("token", token))
                    .status());
        }

        assertThat(AccountStory.inParallel(tasks))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 400);
    }

    @Test
    void anAddressIsNotWrittenToWithoutLimit() {
        for (var address : List.of(newcomer(here), "nobody-" + UUID.randomUUID() + "@example.org")) {
            for (var call : List.of("forgot-password", "resend-verification")) {
                for (int i = 0; i < 3; i++) {
                    somebody(i % 2 == 0 ? here : there)
                            .post("/api/auth/" + call, Map.of("email", address))
                            .is(200);
                }
                somebody(there)
                        .post("/api/auth/" + call, Map.of("email", address))
                        .isProblem(429, "rate-limited");
            }
        }
    }

    /** Newcomers on both nodes at once, each of whom is written to. */
    private static List<String> crowd() throws Exception {
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 12; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() -> newcomer(node));
        }
        return AccountStory.inParallel(tasks);
    }

    private void assertOneLetterEach(List<String> crowd) {
        crowd.forEach(address -> post.await(address, VERIFY));
        // What was to come before these has come.
        post.await(newcomer(here), VERIFY);
        post.await(newcomer(there), VERIFY);
        assertThat(crowd)
                .allSatisfy(address -> assertThat(post.count(address, VERIFY)).isEqualTo(1));
    }

    private static String newcomer(Node node) {
        var address = "two-" + UUID.randomUUID() + "@example.org";
        somebody(node).register(address).is(201);
        return address;
    }

    /** Somebody behind the proxy with an address of his own. */
    private static Visitor somebody(Node node) {
        var random = ThreadLocalRandom.current();
        return from("10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255), node);
    }

    private static Visitor from(String address, Node node) {
        return node.visitor().with("X-Forwarded-For", address);
    }

    private static Visitor madeUp(String address, int lie) {
        return here.visitor().with("X-Forwarded-For", "192.0.2." + lie + ", " + address);
    }
}
