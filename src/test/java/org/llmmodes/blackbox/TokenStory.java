package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is an access token and what only looks like one; and that none of them is to be found in a log. */
@ParameterizedClass
@EnumSource(Database.class)
class TokenStory {

    private final Node node;

    TokenStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void theSchemeHasNoCase() {
        var user = node.visitor().signUp();
        for (var scheme : List.of("Bearer ", "bearer ", "BEARER ", "Bearer   ")) {
            bearing(scheme + user.accessToken()).get("/api/auth/me").is(200);
        }
        for (var other : List.of("Bearer", "", "Basic ", "DPoP ", "Bearer,")) {
            bearing(other + user.accessToken()).get("/api/auth/me").isProblem(401, "unauthenticated");
        }
    }

    @Test
    void aTokenCountsInTheHeaderAlone() {
        var user = node.visitor().signUp();
        node.visitor().get("/api/auth/me?access_token=" + user.accessToken()).isProblem(401, "unauthenticated");
        node.visitor()
                .with("Cookie", "access_token=" + user.accessToken() + "; Bearer=" + user.accessToken())
                .get("/api/auth/me")
                .isProblem(401, "unauthenticated");
        node.visitor()
                .send(
                        "POST",
                        "/api/auth/change-password",
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString("access_token=" + user.accessToken()))
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void forgedTokensAreNobodys() {
        var user = node.visitor().signUp();

        new Forgery(user, node).tokens().forEach((name, token) -> {
            var answer = bearing("Bearer " + token).get("/api/auth/me");
            assertThat(answer.status()).as(name).isEqualTo(401);
            assertThat(answer.isProblem(401, "unauthenticated").header("WWW-Authenticate"))
                    .as(name)
                    .startsWith("Bearer");
        });
        user.get("/api/auth/me").is(200);
    }

    /** The server's threads serve one request after another. */
    @Test
    void nobodyInheritsTheCallerOfAnotherRequest() throws Exception {
        var one = node.visitor().signUp();
        var other = node.visitor().signUp();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            var caller = i % 2 == 0 ? one : other;
            tasks.add(() -> {
                for (int round = 0; round < 10; round++) {
                    assertThat(caller.get("/api/auth/me").is(200).at("email").asText())
                            .isEqualTo(caller.email());
                    node.visitor().get("/api/auth/me").isProblem(401, "unauthenticated");
                    node.visitor().get("/api/admin/stats").isProblem(401, "unauthenticated");
                    bearing("Bearer " + caller.refreshToken())
                            .get("/api/auth/sessions")
                            .isProblem(401, "unauthenticated");
                }
                return true;
            });
        }

        assertThat(AccountStory.inParallel(tasks)).containsOnly(true);
    }

    @Test
    void aTokenWithAnythingAroundItIsNoToken() {
        var user = node.visitor().signUp();
        var token = user.accessToken();
        var parts = token.split("\\.", -1);
        var request = "around-" + UUID.randomUUID();
        for (var other : List.of(
                token + "!",
                token + "=",
                token + "==",
                '"' + token + '"',
                "!" + token,
                token + ".",
                token + "." + parts[2],
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "=." + parts[2],
                parts[0] + "." + parts[1] + "." + parts[2].substring(0, 40) + " " + parts[2].substring(40),
                token + "," + token,
                token + " " + token,
                token + "+",
                token + "/",
                token.replace('-', '+').replace('_', '/') + "+")) {
            bearing("Bearer " + other)
                    .with("X-Request-ID", request)
                    .get("/api/auth/me")
                    .isProblem(401, "unauthenticated");
        }

        user.get("/api/auth/me").is(200);
        assertThat(node.everyLog()).contains(request).doesNotContain(parts[1], parts[2]);
    }

    @Test
    void noTokenGetsIntoAnyLogWhateverIsWrongWithIt() {
        var post = Postbox.shared();
        var user = node.visitor().signUp();
        var tokens = new LinkedHashMap<>(new Forgery(user, node).tokens());
        tokens.put("access token", user.accessToken());
        tokens.put("refresh token", user.refreshToken());
        tokens.put("truncated refresh token", user.refreshToken().substring(0, 80));
        tokens.put(
                "mail token",
                post.await(user.email(), "Confirm your e-mail address").token());
        tokens.put(
                "backup code",
                SecondFactorStory.Enrolled.with(user).backupCodes().get(0));
        tokens.put(
                "foreign",
                "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzb21lYm9keS1lbHNlLWFsdG9nZXRoZXIifQ.c29tZS1vdGhlci1zaWduYXR1cmU");
        var request = "tokens-" + UUID.randomUUID();

        tokens.forEach((name, token) -> {
            for (var header : List.of("Bearer " + token, "bearer " + token, token, "Basic " + token)) {
                var visitor = bearing(header).with("X-Request-ID", request);
                visitor.get("/api/auth/me?access_token=" + token);
                visitor.get("/api/chats/1/messages/1/stream");
                visitor.get("/api/admin/users");
                visitor.post("/api/auth/logout", Map.of("refresh_token", "x"));
                for (var page : List.of("/", "/health", "/.well-known/jwks.json", "/nothing", "/jwt/x")) {
                    visitor.get(page);
                }
                new Visitor(node.managementAddress())
                        .with("Authorization", header)
                        .get("/metrics");
            }
        });

        var logs = node.everyLog();
        // The access log is among them, and has come as far as these requests.
        assertThat(logs).contains(request);
        tokens.forEach((name, token) -> {
            for (var part : token.split("\\.", -1)) {
                // The header of a token is no secret, and another's may be the same.
                if (part.length() > 10 && !token.startsWith(part + ".")) {
                    assertThat(logs.contains(part)).as(name).isFalse();
                }
            }
        });
    }

    private Visitor bearing(String authorization) {
        return node.visitor().with("Authorization", authorization);
    }
}
