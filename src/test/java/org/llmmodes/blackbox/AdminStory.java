package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators do to accounts, and that nobody else does. */
@ParameterizedClass
@EnumSource(Database.class)
class AdminStory {

    private static final String FACTOR_OFF = "Two-step sign-in is off";

    private final Node node;
    private final Visitor admin;

    AdminStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    @Test
    void everyCallIsForAdministratorsAlone() {
        var user = node.visitor().signUp();
        var calls = adminCalls();
        assertThat(calls).hasSizeGreaterThan(15);

        for (var call : calls) {
            call.by(node.visitor()).isProblem(401, "unauthenticated");
            call.by(user).isProblem(403, "forbidden");
            assertThat(call.by(admin).status())
                    .as(call.toString())
                    .isNotIn(401, 403)
                    .isLessThan(500);
        }
    }

    /** A call of the document, made for something that is not there. */
    private record Call(String method, String path) {

        Answer by(Visitor who) {
            return switch (method) {
                case "get" -> who.get(path);
                case "delete" -> who.delete(path);
                case "patch" -> who.patch(path, Map.of());
                case "put" -> who.put(path, Map.of());
                default -> who.post(path, Map.of());
            };
        }
    }

    private List<Call> adminCalls() {
        var calls = new ArrayList<Call>();
        var paths = node.visitor().get("/openapi.json").is(200).at("paths");
        paths.properties().stream()
                .filter(path -> path.getKey().startsWith("/api/admin"))
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (!method.equals("parameters")) {
                        calls.add(new Call(method, path.getKey().replaceAll("\\{\\w+}", "999999999")));
                    }
                }));
        return calls;
    }

    @Test
    void whoIsDeactivatedIsSignedOutAtOnceAndComesBackOnlyAnew() {
        var user = node.visitor().signUp();
        var path = pathOf(user);

        var changed = admin.patch(path, Map.of("is_active", false)).is(200);

        assertThat(changed.at("is_active").asBoolean()).isFalse();
        user.get("/api/auth/me").is(401);
        user.post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(400);
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(403, "forbidden");
        assertThat(idsOf("/api/admin/users?status=inactive&limit=100"))
                .contains(changed.at("id").asLong());

        admin.patch(path, Map.of("is_active", true)).is(200);
        user.get("/api/auth/me").is(401);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        assertThat(typesOf(user)).contains("account_changed", "sign_in_failed", "signed_in", "account_registered");
    }

    @Test
    void aNewRoleEndsOldTokensAndLetsTheNextOnesIn() {
        var user = node.visitor().signUp();
        user.get("/api/admin/stats").is(403);

        var changed =
                admin.patch(pathOf(user), Map.of("roles", List.of("admin"))).is(200);

        assertThat(changed.texts("roles")).containsExactly("user", "admin");
        user.get("/api/auth/me").is(401);
        user.keep(user.post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(200));
        user.get("/api/admin/stats").is(200);

        admin.patch(pathOf(user), Map.of("roles", List.of())).is(200);
        user.get("/api/admin/stats").is(401);
    }

    @Test
    void nothingButStateAndRolesCanBeChanged() {
        var user = node.visitor().signUp();
        var before = admin.get(pathOf(user)).is(200);

        admin.patch(
                        pathOf(user),
                        Map.of(
                                "id", 1,
                                "email", "other@example.org",
                                "password_hash", "x",
                                "password", "Other-Horse-7-Battery",
                                "mfa_enabled", true,
                                "created_at", "2001-01-01T00:00:00Z",
                                "version", 99))
                .is(200);

        assertThat(admin.get(pathOf(user)).is(200).text()).isEqualTo(before.text());
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"is_active\": \"no\"}  | is_active | wrong_type",
                "{\"roles\": \"admin\"}   | roles     | wrong_type",
                "{\"roles\": [\"root\"]}  | roles     | unknown_role"
            })
    void aChangeThatIsNoneIsRefused(String body, String field, String code) {
        var user = node.visitor().signUp();

        admin.patch(pathOf(user), body).isInvalid(field, code);

        user.get("/api/auth/me").is(200);
    }

    @Test
    void theSecondOfTwoEditsThatStartAlikeIsRefused() {
        var user = node.visitor().signUp();
        var tag = admin.get(pathOf(user)).is(200).header("ETag");

        admin.also("If-Match", tag)
                .patch(pathOf(user), Map.of("is_verified", true))
                .is(200);
        admin.also("If-Match", tag)
                .patch(pathOf(user), Map.of("is_active", false))
                .isProblem(412, "precondition-failed");
        admin.also("If-Match", tag).delete(pathOf(user)).isProblem(412, "precondition-failed");

        var now = admin.get(pathOf(user)).is(200);
        assertThat(now.at("is_verified").asBoolean()).isTrue();
        assertThat(now.at("is_active").asBoolean()).isTrue();
    }

    @Test
    void aLockedSignInIsFoundAndUnlocked() {
        var user = node.visitor().signUp();
        for (int i = 0; i < 5; i++) {
            node.visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        node.visitor().login(user.email(), Visitor.PASSWORD).is(423);

        assertThat(admin.get(pathOf(user)).is(200).at("locked_until").asText()).endsWith("Z");
        assertThat(idsOf("/api/admin/users?status=locked&limit=100"))
                .contains(admin.get(pathOf(user)).at("id").asLong());
        assertThat(admin.get("/api/admin/rate-limits").is(200).text()).contains(user.email());

        admin.post(pathOf(user) + "/unlock", Map.of()).is(200);

        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        assertThat(Patience.until(() -> typesOf(user), types -> types.contains("sign_in_locked")))
                .contains("sign_in_failed", "sign_in_unlocked");
    }

    @Test
    void aLockOfAnAddressNobodyHasIsSeenAndLifted() {
        var address = "nobody-" + System.nanoTime() + "@example.org";
        for (int i = 0; i < 5; i++) {
            node.visitor().login(address, "Wrong-Horse-7-Battery").is(401);
        }
        var lock = StreamSupport.stream(
                        admin.get("/api/admin/rate-limits").is(200).at("locks").spliterator(), false)
                .filter(one -> one.path("email").asText().equals(address))
                .findFirst()
                .orElseThrow();

        admin.delete("/api/admin/rate-limits/locks/" + lock.path("id").asText()).is(204);

        node.visitor().login(address, "Wrong-Horse-7-Battery").is(401);
        admin.delete("/api/admin/rate-limits/locks/" + lock.path("id").asText() + "x")
                .isProblem(404, "not-found");
    }

    @Test
    void sessionsAreSeenAndEnded() {
        var user =
                node.visitor().with("User-Agent", "<script>alert(1)</script>").signUp();
        var other = node.visitor().signIn(user.email());
        var sessions = admin.get(pathOf(user) + "/sessions").is(200);
        assertThat(sessions.json()).hasSize(2);
        assertThat(sessions.text()).contains("<script>alert(1)</script>");
        var own = StreamSupport.stream(sessions.json().spliterator(), false)
                .filter(one -> one.path("user_agent").asText().startsWith("<script>"))
                .findFirst()
                .orElseThrow();

        admin.delete(pathOf(user) + "/sessions/" + own.path("id").asLong()).is(204);
        user.get("/api/auth/me").is(401);
        other.get("/api/auth/me").is(200);

        admin.post(pathOf(user) + "/revoke-sessions", Map.of()).is(200);
        other.get("/api/auth/me").is(401);
        assertThat(admin.get(pathOf(user) + "/sessions").is(200).json()).isEmpty();
    }

    @Test
    void aLostSecondFactorIsTakenOff() {
        var user = node.visitor().signUp();
        var enrolled = SecondFactorStory.Enrolled.with(user);
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "mfa-required");

        var answer = admin.post(pathOf(user) + "/disable-mfa", Map.of()).is(200);

        assertThat(answer.at("mfa_enabled").asBoolean()).isFalse();
        assertThat(answer.header("ETag")).isEqualTo(admin.get(pathOf(user)).header("ETag"));
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        assertThat(Patience.until(() -> typesOf(user), types -> types.contains("mfa_disabled")))
                .containsOnlyOnce("mfa_disabled");
        assertThat(Postbox.shared().await(user.email(), FACTOR_OFF).text())
                .contains("the password alone is enough", "If it was not you");

        // Where none is on, nothing happens, and nothing is said to have happened.
        admin.post(pathOf(user) + "/disable-mfa", Map.of()).is(200);
        // Another factor is another secret; the old codes are gone.
        SecondFactorStory.Enrolled.with(user);
        node.visitor()
                .post(
                        "/api/auth/login",
                        Map.of(
                                "email", user.email(),
                                "password", Visitor.PASSWORD,
                                "mfa_code", enrolled.backupCodes().get(0)))
                .is(401);
        assertThat(typesOf(user)).containsOnlyOnce("mfa_disabled");
        assertThat(Postbox.shared().count(user.email(), FACTOR_OFF)).isOne();
    }

    @Test
    void aPasswordResetEndsThePasswordAndShowsNone() {
        var user = node.visitor().signUp();

        var answer =
                admin.post(pathOf(user) + "/require-password-reset", Map.of()).is(200);

        assertThat(answer.text()).doesNotContain("token", "hash");
        user.get("/api/auth/me").is(401);
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");
    }

    @Test
    void aDeletedAccountIsGoneAndItsDeedsStay() {
        var user = node.visitor().signUp();
        var id = admin.get(pathOf(user)).at("id").asLong();
        user.openChat("similar_questions");

        admin.delete("/api/admin/users/" + id).is(204);

        user.get("/api/auth/me").is(401);
        admin.get("/api/admin/users/" + id).isProblem(404, "not-found");
        var events =
                admin.get("/api/admin/audit-events?subject=" + user.email()).is(200);
        assertThat(events.json().findValuesAsText("type")).contains("account_registered", "account_deleted");
        assertThat(events.at("0/actor").asText()).isEqualTo("admin@example.org");
        node.visitor().register(user.email()).is(201);
    }

    @Test
    void theLastAdministratorStays() {
        var me = pathOf(admin);

        admin.patch(me, Map.of("is_active", false)).isProblem(400, "rule-broken");
        admin.patch(me, Map.of("roles", List.of("user"))).isProblem(400, "rule-broken");
        admin.delete(me).isProblem(400, "rule-broken");

        admin.get("/api/auth/me").is(200);
    }

    private String pathOf(Visitor user) {
        var me = admin.get("/api/admin/users?q=" + user.email()).is(200);
        return "/api/admin/users/" + me.at("0/id").asLong();
    }

    private List<String> typesOf(Visitor user) {
        return admin.get(pathOf(user) + "/events").is(200).json().findValuesAsText("type");
    }

    private List<Long> idsOf(String path) {
        return StreamSupport.stream(admin.get(path).is(200).json().spliterator(), false)
                .map(one -> one.path("id").asLong())
                .toList();
    }
}
