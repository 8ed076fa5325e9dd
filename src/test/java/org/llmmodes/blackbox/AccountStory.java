package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting in, being somebody and leaving. */
@ParameterizedClass
@EnumSource(Database.class)
class AccountStory {

    private final Node node;

    AccountStory(Database database) {
        this.node = Node.shared(database);
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

    /** More sign-ins at once than there may be failures: only failures count. */
    @Test
    void whoSignsInManyTimesAtOnceIsNotLockedOut() throws Exception {
        var owner = node.visitor().signUp();
        for (int i = 0; i < 3; i++) {
            node.visitor().login(owner.email(), "Wrong-Horse-7-Battery").is(401);
        }

        var statuses = inParallel(Collections.<Callable<Integer>>nCopies(
                20, () -> node.visitor().login(owner.email(), Visitor.PASSWORD).status()));

        assertThat(statuses).containsOnly(200);
        for (int i = 0; i < 4; i++) {
            node.visitor().login(owner.email(), "Wrong-Horse-7-Battery").is(401);
        }
        node.visitor().login(owner.email(), Visitor.PASSWORD).is(200);
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
