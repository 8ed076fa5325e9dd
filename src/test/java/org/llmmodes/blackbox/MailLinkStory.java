package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The links of letters: confirm an address, choose a new password, unlock; each once, and by nobody else. */
@ParameterizedClass
@EnumSource(Database.class)
class MailLinkStory {

    private static final String VERIFY = "Confirm your e-mail address";
    private static final String RESET = "Choose a new password";
    private static final String LOCKED = "Sign-in to your account is locked";
    private static final String CHANGED = "Your password was changed";
    private static final String NEW_DEVICE = "New sign-in to your account";
    private static final String NEW_PASSWORD = "Other-Horse-8-Battery";
    private static final String WRONG_PASSWORD = "Wrong-Horse-7-Battery";

    private final Postbox post = Postbox.shared();
    private final Node node;

    MailLinkStory(Database database) {
        this.node = Node.shared(database);
    }

    // Confirming an address

    @Test
    void aLinkConfirmsTheAddressOnce() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), VERIFY).token();

        act("verify-email", token).is(200);

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isTrue();
        act("verify-email", token).isProblem(400, "invalid-token");
    }

    @Test
    void theTokenMayComeInTheQuery() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), VERIFY).token();

        node.visitor()
                .send("POST", "/api/auth/verify-email?token=" + token, null, BodyPublishers.noBody())
                .is(200);

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isTrue();
    }

    @Test
    void openingTheLinkUsesNothingUp() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), VERIFY).token();
        for (var page : List.of("/verify-email", "/reset-password", "/unlock")) {
            for (var method : List.of("GET", "HEAD", "GET")) {
                var answer = node.visitor().send(method, page + "?token=" + token, null, BodyPublishers.noBody());
                answer.is(200);
                assertThat(answer.header("Content-Type")).startsWith("text/html");
                assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
                assertThat(answer.header("Content-Security-Policy"))
                        .contains("default-src 'none'", "script-src 'self'")
                        .doesNotContain("script-src 'self' 'unsafe");
                assertThat(answer.text()).doesNotContain(token);
            }
        }
        node.visitor().get("/api/auth/verify-email?token=" + token).isProblem(405, "method-not-allowed");

        act("verify-email", token).is(200);
    }

    @Test
    void aNewerLinkReplacesTheOlder() {
        var user = node.visitor().signUp();
        var older = post.await(user.email(), VERIFY).token();
        ask("resend-verification", user.email()).is(200);
        var newer = post.await(user.email(), VERIFY, 2).token();

        act("verify-email", older).isProblem(400, "invalid-token");
        act("verify-email", newer).is(200);
    }

    @Test
    void whoIsConfirmedGetsNoOtherLink() {
        var user = node.visitor().signUp();
        act("verify-email", post.await(user.email(), VERIFY).token()).is(200);

        ask("resend-verification", user.email()).is(200);

        arriveInOrder();
        assertThat(post.count(user.email(), VERIFY)).isEqualTo(1);
    }

    @Test
    void twentyThatRaceWithOneLinkConfirmOnce() throws Exception {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), VERIFY).token();

        var statuses = AccountStory.inParallel(Collections.<Callable<Integer>>nCopies(
                20, () -> act("verify-email", token).status()));

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
    }

    // Choosing a new password

    @Test
    void aForgottenPasswordIsReplacedAndEverybodySignedOut() {
        var user = node.visitor().signUp();
        ask("forgot-password", user.email().toUpperCase(java.util.Locale.ROOT)).is(200);
        var letter = post.await(user.email(), RESET);
        assertThat(letter.page()).endsWith("/reset-password");

        reset(letter.token(), NEW_PASSWORD).is(200);

        user.get("/api/auth/me").is(401);
        node.visitor()
                .post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(400);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(401);
        node.visitor().login(user.email(), NEW_PASSWORD).is(200);
        post.await(user.email(), CHANGED);
        reset(letter.token(), "Third-Horse-9-Battery").isProblem(400, "invalid-token");
    }

    @Test
    void aWeakOrRecentPasswordLeavesTheLinkGood() {
        var user = node.visitor().signUp();
        ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), RESET).token();

        reset(token, "weak").isInvalid("new_password", "too_short");
        reset(token, "x".repeat(100_000)).isInvalid("new_password", "too_long");
        reset(token, Visitor.PASSWORD).isProblem(400, "rule-broken");
        user.get("/api/auth/me").is(200);

        reset(token, NEW_PASSWORD).is(200);
    }

    @Test
    void aNewerResetLinkReplacesTheOlder() {
        var user = node.visitor().signUp();
        ask("forgot-password", user.email()).is(200);
        var older = post.await(user.email(), RESET).token();
        ask("forgot-password", user.email()).is(200);
        var newer = post.await(user.email(), RESET, 2).token();

        reset(older, NEW_PASSWORD).isProblem(400, "invalid-token");
        reset(newer, NEW_PASSWORD).is(200);
    }

    @Test
    void twentyThatRaceWithOneResetLinkReplaceThePasswordOnce() throws Exception {
        var user = node.visitor().signUp();
        ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), RESET).token();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var password = "Horse-Number-" + i + "-Battery";
            tasks.add(() -> reset(token, password).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
        arriveInOrder();
        assertThat(post.count(user.email(), CHANGED)).isEqualTo(1);
    }

    @Test
    void aResetThatRacesRefreshesLeavesNoLiveSession() throws Exception {
        var user = node.visitor().signUp();
        ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), RESET).token();
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> node.visitor().post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken())));
        }
        tasks.add(10, () -> reset(token, NEW_PASSWORD).is(200));
        for (int i = 0; i < 10; i++) {
            tasks.add(() -> node.visitor().login(user.email(), Visitor.PASSWORD));
        }

        var answers = AccountStory.inParallel(tasks);

        for (var answer : answers) {
            if (answer.status() == 200 && answer.json().has("access_token")) {
                var holder = node.visitor().keep(answer);
                Patience.until(() -> holder.get("/api/auth/me").status(), status -> status == 401);
                node.visitor()
                        .post("/api/auth/refresh", Map.of("refresh_token", holder.refreshToken()))
                        .is(400);
            }
        }
    }

    // Unlocking

    @Test
    void theOwnerOfALockedAccountIsToldOnceAndUnlocks() throws Exception {
        var user = node.visitor().signUp();
        var guesses = Collections.<Callable<Integer>>nCopies(
                12, () -> node.visitor().login(user.email(), WRONG_PASSWORD).status());
        AccountStory.inParallel(guesses);
        var letter = post.await(user.email(), LOCKED);
        assertThat(letter.page()).endsWith("/unlock");
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(423, "locked");

        act("unlock", letter.token()).is(200);

        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        act("unlock", letter.token()).isProblem(400, "invalid-token");
        arriveInOrder();
        assertThat(post.count(user.email(), LOCKED)).isEqualTo(1);
    }

    @Test
    void aSecondLockSendsASecondLetter() {
        var user = node.visitor().signUp();
        lock(user.email());
        act("unlock", post.await(user.email(), LOCKED).token()).is(200);

        lock(user.email());

        act("unlock", post.await(user.email(), LOCKED, 2).token()).is(200);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void nobodyIsWrittenToWhereAnUnknownAddressIsLocked() {
        var address = newAddress();
        lock(address);

        arriveInOrder();
        assertThat(post.lettersTo(address)).isEmpty();
    }

    // New devices

    @Test
    void aSignInFromANewDeviceIsToldOfButNotTheFirstNorAKnownOne() {
        var user = node.visitor().signUp();
        var cookie = node.visitor()
                .with("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0 see http://evil.example")
                .login(user.email(), Visitor.PASSWORD)
                .is(200)
                .header("Set-Cookie");
        node.visitor()
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .login(user.email(), Visitor.PASSWORD)
                .is(200);

        var letter = post.await(user.email(), NEW_DEVICE);

        assertThat(letter.text())
                .contains("Firefox, Windows")
                .contains("127.0.0.1")
                .doesNotContain("evil");
        arriveInOrder();
        assertThat(post.count(user.email(), NEW_DEVICE)).isEqualTo(1);
    }

    // Bad input

    @Test
    void aTokenServesItsOwnPurposeAlone() {
        var user = node.visitor().signUp();
        var verify = post.await(user.email(), VERIFY).token();
        ask("forgot-password", user.email()).is(200);
        var reset = post.await(user.email(), RESET).token();

        act("unlock", verify).isProblem(400, "invalid-token");
        act("unlock", reset).isProblem(400, "invalid-token");
        act("verify-email", reset).isProblem(400, "invalid-token");
        act("verify-email", user.refreshToken()).isProblem(400, "invalid-token");
        reset(verify, NEW_PASSWORD).isProblem(400, "invalid-token");
        reset(user.accessToken().substring(0, 500), NEW_PASSWORD).isProblem(400, "invalid-token");

        act("verify-email", verify).is(200);
        reset(reset, NEW_PASSWORD).is(200);
    }

    @Test
    void aTruncatedOrChangedTokenIsRefused() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), VERIFY).token();

        act("verify-email", token.substring(0, 42)).isProblem(400, "invalid-token");
        act("verify-email", token + "A").isProblem(400, "invalid-token");
        act("verify-email", token.toUpperCase(java.util.Locale.ROOT)).isProblem(400, "invalid-token");
        act("verify-email", "' or 1=1 --").isProblem(400, "invalid-token");
        act("verify-email", "é\u4e2d\ud83d\ude00").isProblem(400, "invalid-token");

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-email", "unlock", "reset-password"})
    void aTokenOfAnotherShapeIsInvalid(String call) {
        var path = "/api/auth/" + call;
        for (var token : List.of("42", "null", "[\"a\"]", "{}", "\"\"", "\"" + "x".repeat(5000) + "\"")) {
            var body = "{\"token\":" + token + ",\"new_password\":\"" + NEW_PASSWORD + "\"}";
            node.visitor().post(path, body).isProblem(422, "validation");
        }
        node.visitor().post(path, "{}").isInvalid("token", "required");
        node.visitor().post(path, "{").isProblem(400, "malformed-request");
        node.visitor()
                .send("POST", path, "text/plain", BodyPublishers.ofString("token"))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "42               | wrong_type",
                "null             | required",
                "\"nobody\"       | invalid_email",
                "\"a@b.de, c@d.de\" | invalid_email",
                "\"a@b.de\\r\\nBcc: c@d.de\" | invalid_email",
                "\"ä@example.org\" | invalid_email"
            })
    void anAddressOfAnotherShapeIsInvalid(String email, String code) {
        for (var call : List.of("forgot-password", "resend-verification")) {
            node.visitor()
                    .post("/api/auth/" + call, "{\"email\":" + email + "}")
                    .isInvalid("email", code);
        }
    }

    private void lock(String address) {
        for (int i = 0; i < 5; i++) {
            node.visitor().login(address, WRONG_PASSWORD).is(401);
        }
    }

    /** Waits until a letter that was written after all others has come: what was to come before it has. */
    private void arriveInOrder() {
        post.await(node.visitor().signUp().email(), VERIFY);
    }

    private Answer ask(String call, String email) {
        return node.visitor().post("/api/auth/" + call, Map.of("email", email));
    }

    private Answer act(String call, String token) {
        return node.visitor().post("/api/auth/" + call, Map.of("token", token));
    }

    private Answer reset(String token, String password) {
        return node.visitor().post("/api/auth/reset-password", Map.of("token", token, "new_password", password));
    }

    private static String newAddress() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }
}
