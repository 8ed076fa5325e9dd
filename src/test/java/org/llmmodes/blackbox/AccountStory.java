package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting an account, getting in, staying in and getting out. */
@ParameterizedClass
@EnumSource(Database.class)
class AccountStory {

    private final Node node;

    AccountStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aNameOfFiftyRareCharactersIsKept() {
        var name = "\uD842\uDFB7".repeat(50);
        var user = node.visitor().signUp();

        user.patch("/api/auth/me", Map.of("first_name", name, "last_name", name))
                .is(200);

        assertThat(user.get("/api/auth/me").is(200).at("last_name").asText()).isEqualTo(name);
        user.patch("/api/auth/me", Map.of("first_name", name + "a")).isProblem(422, "validation");
    }

    @Test
    void aNewUserRegistersSignsInAndSeesTheAccount() {
        var visitor = node.visitor().signUp();

        var me = visitor.get("/api/auth/me").is(200);

        assertThat(me.at("email").asText()).isEqualTo(visitor.email());
        assertThat(me.at("is_active").asBoolean()).isTrue();
        assertThat(me.at("is_verified").asBoolean()).isFalse();
        assertThat(me.at("mfa_enabled").asBoolean()).isFalse();
        assertThat(me.texts("roles")).containsExactly("user");
        assertThat(me.at("last_login_at").asText()).endsWith("Z");
        assertThat(me.header("ETag")).isNotEmpty();
        assertThat(me.header("Cache-Control")).contains("no-store");
        assertThat(me.text()).doesNotContain("password");
    }

    @Test
    void anAddressIsKnownInAnyCase() {
        var visitor = node.visitor().signUp();

        node.visitor()
                .register(visitor.email().toUpperCase(java.util.Locale.ROOT))
                .isProblem(409, "conflict");
        node.visitor()
                .login(visitor.email().toUpperCase(java.util.Locale.ROOT), Visitor.PASSWORD)
                .is(200);
    }

    @Test
    void twentyRacingRegistrationsMakeOneAccount() throws Exception {
        var address = "race-" + System.nanoTime() + "@example.org";
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> node.visitor().register(address).status());
        }

        var statuses = inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "email            | 42               | wrong_type",
                "email            | null             | required",
                "email            | 'no-address'     | invalid_email",
                "email            | 'a@b'            | invalid_email",
                "email            | 'é@example.org'  | invalid_email",
                "email            | 'аda@example.org' | invalid_email",
                "email            | 'ada@exаmple.org' | invalid_email",
                "email            | 'ada＠example.org' | invalid_email",
                "email            | 'ada@example.org\\r\\nBcc: x@example.org' | invalid_email",
                "email            | 'ada@example.org,x@example.org' | invalid_email",
                "email            | '\\u212Aing@example.org' | invalid_email",
                "first_name       | ''               | invalid_name",
                "first_name       | 'R2D2'           | invalid_name",
                "first_name       | 'A\\nBcc: x'     | invalid_name",
                "first_name       | 'A\\rB'          | invalid_name",
                "first_name       | 'A\\u2028B'      | invalid_name",
                "first_name       | 'A\\u202EB'      | invalid_name",
                "last_name        | 'B\\u0085'       | invalid_name",
                "last_name        | ['x']            | wrong_type",
                "password         | 'Short-1a'       | too_short",
                "password         | 'alllowercase-1' | no_upper_case",
                "password         | 'ALLUPPERCASE-1' | no_lower_case",
                "password         | 'NoDigitsHere--' | no_digit",
                "password         | 'NoSpecials1234' | no_special",
                "password         | 'Aaaaa-bcdef-12' | repeated",
                "password         | 'Password123!'   | too_common",
                "terms_accepted   | false            | not_accepted",
                "terms_accepted   | 'yes'            | wrong_type",
                "terms_accepted   | null             | required"
            })
    void aRegistrationWithABadFieldIsRefused(String field, String value, String code) {
        var body = registration();
        body.put(field, raw(value));
        if (field.equals("password")) {
            body.put("confirm_password", raw(value));
        }
        var text = "{"
                + body.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow()
                + "}";

        node.visitor().post("/api/auth/register", text).isInvalid(field, code);
    }

    @Test
    void passwordsMustAgree() {
        var body = registration();
        body.put("confirm_password", "\"Another-Horse-7-Battery\"");

        node.visitor()
                .post("/api/auth/register", body.toString().replace("=", ":").replaceAll("([a-z_]+):", "\"$1\":"))
                .isInvalid("confirm_password", "mismatch");
    }

    @Test
    void aMegabyteOfPasswordIsRefusedBeforeHashing() {
        node.visitor().login("ada@example.org", "x".repeat(1_000_000)).isInvalid("password", "too_long");
    }

    @Test
    void fiveFailuresLockStrangersOutButNotTheOwnersDevice() {
        var owner = node.visitor().signUp();
        var device = owner.login(owner.email(), Visitor.PASSWORD).is(200).header("Set-Cookie");
        assertThat(device).startsWith("device=").contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
        for (int i = 0; i < 5; i++) {
            node.visitor().login(owner.email(), "Wrong-Horse-7-Battery").is(401);
        }

        var locked = node.visitor().login(owner.email(), Visitor.PASSWORD).isProblem(423, "locked");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1700, 1800);
        node.visitor()
                .with("Cookie", device.substring(0, device.indexOf(';')))
                .login(owner.email(), Visitor.PASSWORD)
                .is(200);
    }

    @Test
    void onHttpsTheDeviceCookieIsSecure() {
        var owner = node.visitor().signUp();
        var body = "{\"email\":\"" + owner.email() + "\",\"password\":\"" + Visitor.PASSWORD + "\"}";

        var answer = Wire.post(node.secureAddress(), "localhost", "/api/auth/login", body);

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Strict-Transport-Security: max-age=");
        assertThat(answer.lines().filter(line -> line.startsWith("Set-Cookie: device=")))
                .hasSize(1)
                .allMatch(line -> line.matches("(?i).*; *secure(;.*|$)"));
    }

    @Test
    void parallelGuessesDoNotSlipPastTheLock() throws Exception {
        var owner = node.visitor().signUp();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() ->
                    node.visitor().login(owner.email(), "Wrong-Horse-7-Battery").status());
        }

        var statuses = inParallel(tasks);

        assertThat(statuses).allMatch(status -> status == 401 || status == 423);
        assertThat(statuses.stream().filter(status -> status == 401)).hasSize(5);
    }

    @Test
    void anUnknownAddressLocksToo() {
        var address = "nobody-" + System.nanoTime() + "@example.org";
        for (int i = 0; i < 5; i++) {
            node.visitor().login(address, "Wrong-Horse-7-Battery").is(401);
        }

        node.visitor().login(address, "Wrong-Horse-7-Battery").isProblem(423, "locked");
    }

    @Test
    void aRefreshTokenRotatesAndAnswersWithTheSameSuccessorWithinTheGrace() {
        var visitor = node.visitor().signUp();
        var first = visitor.refreshToken();

        var second = refresh(first).is(200).at("refresh_token").asText();
        var again = refresh(first).is(200).at("refresh_token").asText();

        assertThat(second).isNotEqualTo(first).isEqualTo(again);
        assertThat(payload(second)).containsPattern("\"exp\":\\d{10}");
    }

    @Test
    void aRefreshTokenUsedAgainAfterItsSuccessorEndsTheSession() {
        var visitor = node.visitor().signUp();
        var first = visitor.refreshToken();
        var second = refresh(first).is(200).at("refresh_token").asText();
        var third = refresh(second).is(200).at("refresh_token").asText();

        refresh(first).isProblem(400, "invalid-token");

        refresh(third).isProblem(400, "invalid-token");
        visitor.get("/api/auth/me").isProblem(401, "unauthenticated");
    }

    @Test
    void twentyRacingRefreshesEndWithOneSuccessor() throws Exception {
        var visitor = node.visitor().signUp();
        var tasks = new ArrayList<Callable<String>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() ->
                    refresh(visitor.refreshToken()).is(200).at("refresh_token").asText());
        }

        var successors = inParallel(tasks).stream().distinct().toList();

        assertThat(successors).hasSize(1);
        refresh(successors.get(0)).is(200);
    }

    @Test
    void anAccessTokenDiesWithItsSession() {
        var visitor = node.visitor().signUp();
        visitor.get("/api/auth/me").is(200);

        visitor.post("/api/auth/logout", Map.of("refresh_token", visitor.refreshToken()))
                .is(200);

        visitor.get("/api/auth/me").isProblem(401, "unauthenticated");
        refresh(visitor.refreshToken()).isProblem(400, "invalid-token");
        visitor.post("/api/auth/logout", Map.of("refresh_token", visitor.refreshToken()))
                .isProblem(400, "invalid-token");
    }

    @Test
    void signingOutWorksWithAnExpiredAccessTokenInTheHeader() {
        var visitor = node.visitor().signUp();

        visitor.with("Authorization", "Bearer not.a.token")
                .post("/api/auth/logout", Map.of("refresh_token", visitor.refreshToken()))
                .is(200);
    }

    @Test
    void aRefreshTokenIsNoAccessToken() {
        var visitor = node.visitor().signUp();

        visitor.with("Authorization", "Bearer " + visitor.refreshToken())
                .get("/api/auth/me")
                .isProblem(401, "unauthenticated");
    }

    @Test
    void aChangedTokenIsRefused() {
        var visitor = node.visitor().signUp();
        var token = visitor.refreshToken();
        var parts = token.split("\\.", -1);

        refresh(parts[0] + "." + parts[1] + ".AAAA").isProblem(400, "invalid-token");
        refresh(token.substring(0, token.length() - 2)).isProblem(400, "invalid-token");
        refresh("a.b.c").isProblem(400, "invalid-token");
        refresh("\u00e9").isProblem(400, "invalid-token");
        refresh(token).is(200);
    }

    @Test
    void sessionsAreListedAndEndedOneByOne() {
        var laptop = node.visitor().signUp();
        var phone = node.visitor().signIn(laptop.email());

        var sessions = laptop.get("/api/auth/sessions").is(200).json();
        assertThat(sessions).hasSize(2);
        var other = sessions.get(0).path("current").asBoolean() ? sessions.get(1) : sessions.get(0);
        laptop.delete("/api/auth/sessions/" + other.path("id").asText()).is(204);

        phone.get("/api/auth/me").is(401);
        laptop.get("/api/auth/me").is(200);
        laptop.delete("/api/auth/sessions/" + other.path("id").asText()).isProblem(404, "not-found");
        node.visitor()
                .signUp()
                .delete("/api/auth/sessions/" + sessions.get(0).path("id").asText())
                .isProblem(404, "not-found");
    }

    @Test
    void sessionsComeInPages() {
        var laptop = node.visitor().signUp();
        node.visitor().signIn(laptop.email());
        var latest = node.visitor().signIn(laptop.email());
        var id = laptop.get("/api/auth/me").at("id").asText();

        var all = laptop.get("/api/auth/sessions").is(200);
        assertThat(all.json()).hasSize(3);
        assertThat(all.header("X-Total-Count")).isEqualTo("3");
        assertThat(all.header("Link")).isEmpty();
        for (var path : new String[] {"/api/auth/sessions", "/api/admin/users/" + id + "/sessions"}) {
            var reader = path.contains("admin") ? node.admin() : latest;
            var first = reader.get(path + "?limit=2").is(200);
            assertThat(first.json()).hasSize(2);
            assertThat(first.header("X-Total-Count")).isEqualTo("3");
            assertThat(first.header("Link")).isEqualTo("<" + path + "?limit=2&offset=2>; rel=\"next\"");
            var second = reader.get(path + "?limit=2&offset=2").is(200);
            assertThat(second.json()).hasSize(1);
            assertThat(second.at("0/id")).isEqualTo(all.at("2/id"));
            assertThat(second.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
            assertThat(reader.get(path + "?offset=9223372036854775807").is(200).json())
                    .isEmpty();
            reader.get(path + "?limit=0").isInvalid("limit", "out_of_range");
            reader.get(path + "?offset=-1").isInvalid("offset", "out_of_range");
        }
    }

    @Test
    void allOtherSessionsEndAtOnce() {
        var laptop = node.visitor().signUp();
        var phone = node.visitor().signIn(laptop.email());
        var tablet = node.visitor().signIn(laptop.email());
        phone.get("/api/auth/me").is(200);

        laptop.delete("/api/auth/sessions").is(204);

        phone.get("/api/auth/me").isProblem(401, "unauthenticated");
        tablet.get("/api/auth/me").isProblem(401, "unauthenticated");
        refresh(phone.refreshToken()).isProblem(400, "invalid-token");
        laptop.get("/api/auth/me").is(200);
        var left = laptop.get("/api/auth/sessions").is(200);
        assertThat(left.json()).hasSize(1);
        assertThat(left.at("0/current").asBoolean()).isTrue();
        assertThat(left.at("0/ip_address").asText()).isEqualTo("127.0.0.1");
        assertThat(left.text()).doesNotContain("token");
    }

    @Test
    void aNameChangesUnlessSomebodyElseWasFaster() {
        var visitor = node.visitor().signUp();
        var tag = visitor.get("/api/auth/me").is(200).header("ETag");

        var changed = visitor.also("If-Match", tag)
                .patch("/api/auth/me", Map.of("first_name", "Grace"))
                .is(200);
        visitor.also("If-Match", tag)
                .patch("/api/auth/me", Map.of("first_name", "Joan"))
                .isProblem(412, "precondition-failed");

        assertThat(changed.at("first_name").asText()).isEqualTo("Grace");
        assertThat(visitor.get("/api/auth/me").at("first_name").asText()).isEqualTo("Grace");
    }

    @Test
    void whoLeavesSomethingThatHasChangedIsToldSo() {
        var user = node.visitor().signUp();
        var tag = user.get("/api/auth/me").is(200).header("ETag");
        var password = Map.of("password", Visitor.PASSWORD);
        var changed = user.patch("/api/auth/me", Map.of("first_name", "Grace"))
                .is(200)
                .header("ETag");

        user.also("If-Match", "\"999\"").delete("/api/auth/me", password).isProblem(412, "precondition-failed");
        user.also("If-Match", tag).delete("/api/auth/me", password).isProblem(412, "precondition-failed");
        user.get("/api/auth/me").is(200);
        user.also("If-Match", changed).delete("/api/auth/me", password).is(204);
        user.get("/api/auth/me").isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\t", "\"", "<"})
    void aLongNameOfTheClientStopsNobody(String letter) {
        var user = node.visitor().signUp();
        var agent = "agent" + letter.repeat(6_000) + "end";

        for (int i = 0; i < 2; i++) {
            // Past the test's HTTP client, which takes no header that is not ASCII.
            var json = "{\"email\":\"" + user.email() + "\",\"password\":\"" + Visitor.PASSWORD + "\"}";
            assertThat(Wire.exchange(
                            node.address(),
                            "POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nUser-Agent: "
                                    + agent
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                                    + "\r\n\r\n" + json))
                    .startsWith("HTTP/1.1 200");
        }

        var sessions = user.get("/api/auth/sessions").is(200);
        assertThat(sessions.json()).hasSize(3);
        assertThat(sessions.at("0/user_agent").asText()).startsWith("agent").hasSizeLessThanOrEqualTo(400);
        assertThat(Postbox.shared().await(user.email(), "New sign-in to your account"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "=-", "*-", "en,-"})
    void aLanguageThatIsNoneMeansEnglish(String language) {
        node.visitor()
                .with("Accept-Language", language)
                .register("tongue-" + System.nanoTime() + "@example.org")
                .is(201);
    }

    @Test
    void spacesAroundANameAreNotKept() {
        var visitor = node.visitor().signUp();

        var changed = visitor.patch("/api/auth/me", Map.of("first_name", "  Grace ", "last_name", " Hopper"))
                .is(200);

        assertThat(changed.at("first_name").asText()).isEqualTo("Grace");
        assertThat(changed.at("last_name").asText()).isEqualTo("Hopper");
        visitor.patch("/api/auth/me", Map.of("first_name", "   ")).isInvalid("first_name", "invalid_name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "register",
                "login",
                "refresh",
                "logout",
                "verify-email",
                "resend-verification",
                "forgot-password",
                "reset-password",
                "unlock",
                "change-password",
                "password-strength",
                "mfa/enable",
                "mfa/disable",
                "mfa/backup-codes",
                "bootstrap"
            })
    void aCallWithoutABodyIsToldSo(String call) {
        var visitor = node.visitor().signUp();
        var path = "/api/auth/" + call;

        visitor.send("POST", path, "application/json", BodyPublishers.noBody()).isProblem(400, "malformed-request");
        if (!call.equals("verify-email")) {
            visitor.send("POST", path, null, BodyPublishers.noBody()).isProblem(415, "unsupported-media-type");
        }

        visitor.get("/api/auth/me").is(200);
    }

    @Test
    void nobodyLeavesWithoutABody() {
        var visitor = node.visitor().signUp();

        visitor.send("DELETE", "/api/auth/me", "application/json", BodyPublishers.noBody())
                .isProblem(400, "malformed-request");
        visitor.delete("/api/auth/me").isProblem(415, "unsupported-media-type");

        visitor.get("/api/auth/me").is(200);
    }

    @Test
    void nobodyMakesHimselfAnAdministrator() {
        var body = registration();
        body.put("roles", "[\"admin\"]");
        body.put("is_verified", "true");
        body.put("id", "1");
        var made = node.visitor()
                .post("/api/auth/register", body.toString().replace("=", ":").replaceAll("([a-z_]+):", "\"$1\":"))
                .is(201);

        assertThat(made.texts("roles")).containsExactly("user");
        assertThat(made.at("is_verified").asBoolean()).isFalse();
    }

    private Answer refresh(String token) {
        return node.visitor().post("/api/auth/refresh", Map.of("refresh_token", token));
    }

    private static String payload(String token) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Map<String, String> registration() {
        return new HashMap<>(Map.of(
                "email",
                "\"user-" + System.nanoTime() + "@example.org\"",
                "first_name",
                "\"Ada\"",
                "last_name",
                "\"Lovelace\"",
                "password",
                "\"" + Visitor.PASSWORD + "\"",
                "confirm_password",
                "\"" + Visitor.PASSWORD + "\"",
                "terms_accepted",
                "true"));
    }

    private static String raw(String value) {
        return value.replace('\'', '"');
    }

    static <T> java.util.List<T> inParallel(java.util.List<Callable<T>> tasks) throws Exception {
        var threads = Executors.newFixedThreadPool(tasks.size());
        try {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks, 120, TimeUnit.SECONDS)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
