package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Staying in and getting out: tokens and sessions. */
@ParameterizedClass
@EnumSource(Database.class)
class SessionStory {

    private final Node node;

    SessionStory(Database database) {
        this.node = Node.shared(database);
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

        var successors = AccountStory.inParallel(tasks).stream().distinct().toList();

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

    private Answer refresh(String token) {
        return node.visitor().post("/api/auth/refresh", Map.of("refresh_token", token));
    }

    private static String payload(String token) {
        return new String(
                java.util.Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
