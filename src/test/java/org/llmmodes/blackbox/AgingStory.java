package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What becomes of sessions, links and locks with time; the test does not wait for it but moves their times back in the database. */
class AgingStory {

    private static final Pattern EXPIRY = Pattern.compile("\"exp\":(\\d{10})");

    private final Node node = Node.shared(Database.POSTGRESQL);
    private final Sql database = Sql.of(node.setting("DATABASE_URL"));
    private final Postbox post = Postbox.shared();

    @Test
    void aRefreshTokenThatComesBackAfterTheGraceEndsTheSession() {
        var user = node.visitor().signUp();
        var successor = refresh(user.refreshToken()).is(200).at("refresh_token").asText();
        age(user, "rotated_at = rotated_at - interval '9 seconds'");
        assertThat(refresh(user.refreshToken()).is(200).at("refresh_token").asText())
                .isEqualTo(successor);

        age(user, "rotated_at = rotated_at - interval '2 seconds'");

        refresh(user.refreshToken()).isProblem(400, "invalid-token");
        refresh(successor).isProblem(400, "invalid-token");
        user.get("/api/auth/me").isProblem(401, "unauthenticated");
    }

    @Test
    void aSessionThatRanOutIsNobodys() {
        var user = node.visitor().signUp();
        age(user, "expires_at = (now() at time zone 'utc') - interval '1 second'");
        Node.pause(Duration.ofSeconds(1));

        user.get("/api/auth/me").isProblem(401, "unauthenticated");
        refresh(user.refreshToken()).isProblem(400, "invalid-token");
        user.post("/api/auth/logout", Map.of("refresh_token", user.refreshToken()))
                .isProblem(400, "invalid-token");
        node.visitor().signIn(user.email()).get("/api/auth/sessions").is(200);
    }

    @Test
    void whoWantsToBeRememberedIs() {
        var user = node.visitor().signUp();
        var remembered = node.visitor()
                .post(
                        "/api/auth/login",
                        Map.of("email", user.email(), "password", Visitor.PASSWORD, "remember_me", true))
                .is(200)
                .at("refresh_token")
                .asText();

        assertThat(lifeOf(user.refreshToken())).isBetween(Duration.ofHours(7 * 24 - 1), Duration.ofDays(7));
        assertThat(lifeOf(remembered)).isBetween(Duration.ofHours(30 * 24 - 1), Duration.ofDays(30));
        assertThat(lifeOf(refresh(remembered).is(200).at("refresh_token").asText()))
                .isBetween(Duration.ofHours(30 * 24 - 1), Duration.ofDays(30));
    }

    @Test
    void linksExpire() {
        var user = node.visitor().signUp();
        for (int i = 0; i < 5; i++) {
            node.visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        node.visitor()
                .post("/api/auth/forgot-password", Map.of("email", user.email()))
                .is(200);
        var verify = post.await(user.email(), "Confirm your e-mail address").token();
        var reset = post.await(user.email(), "Choose a new password").token();
        var unlock =
                post.await(user.email(), "Sign-in to your account is locked").token();
        assertThat(secondsLeft(user, "VERIFY")).isBetween(86_000L, 86_400L);
        assertThat(secondsLeft(user, "RESET")).isBetween(3_500L, 3_600L);
        assertThat(secondsLeft(user, "UNLOCK")).isBetween(1_700L, 1_800L);

        database.change(
                "update mail_tokens set expires_at = (now() at time zone 'utc') - interval '1 second'"
                        + " where user_id = (select id from users where email = ?)",
                user.email());

        Map.of("verify-email", verify, "unlock", unlock).forEach((call, token) -> node.visitor()
                .post("/api/auth/" + call, Map.of("token", token))
                .isProblem(400, "invalid-token"));
        node.visitor()
                .post("/api/auth/reset-password", Map.of("token", reset, "new_password", "Other-Horse-8-Battery"))
                .isProblem(400, "invalid-token");
        assertThat(user.get("/api/auth/me").is(200).at("is_verified").asBoolean())
                .isFalse();
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(423, "locked");
    }

    @Test
    void aLockEndsByItselfAndTheCountBeginsAnew() {
        var user = node.visitor().signUp();
        for (int i = 0; i < 5; i++) {
            node.visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(423, "locked");

        database.change("update login_guards set locked_until = (now() at time zone 'utc') - interval '1 second'"
                + " where locked_until is not null");

        for (int i = 0; i < 4; i++) {
            node.visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    private void age(Visitor user, String change) {
        assertThat(database.change(
                        "update sessions set " + change + " where user_id = (select id from users where email = ?)",
                        user.email()))
                .isEqualTo(1);
    }

    private long secondsLeft(Visitor user, String purpose) {
        var seconds = database.texts(
                "select floor(extract(epoch from expires_at - (now() at time zone 'utc')))::bigint from mail_tokens"
                        + " where purpose = ? and user_id = (select id from users where email = ?)",
                purpose,
                user.email());
        return Long.parseLong(seconds.get(0));
    }

    private static Duration lifeOf(String refreshToken) {
        var payload = new String(
                java.util.Base64.getUrlDecoder().decode(refreshToken.split("\\.", -1)[1]),
                java.nio.charset.StandardCharsets.UTF_8);
        var expiry = EXPIRY.matcher(payload);
        assertThat(expiry.find()).isTrue();
        return Duration.between(Instant.now(), Instant.ofEpochSecond(Long.parseLong(expiry.group(1))));
    }

    private Answer refresh(String token) {
        return node.visitor().post("/api/auth/refresh", Map.of("refresh_token", token));
    }
}
