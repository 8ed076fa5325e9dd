package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators see and do, and that nobody else does. */
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
    void anAccountIsFoundByWordsOfItsAddressAndName() {
        var user = node.visitor().signUp();
        var part = user.email().substring(5, 22);

        var found = admin.get("/api/admin/users?q=" + part + "%20love").is(200);

        assertThat(found.json()).hasSize(1);
        assertThat(found.header("X-Total-Count")).isEqualTo("1");
        assertThat(found.at("0/email").asText()).isEqualTo(user.email());
        assertThat(found.at("0/last_name").asText()).isEqualTo("Lovelace");
        assertThat(found.at("0/roles/0").asText()).isEqualTo("user");
        assertThat(found.at("0/locked_until").isNull()).isTrue();
        assertThat(found.text()).doesNotContain("password", "$2b$");
    }

    @ParameterizedTest
    @CsvSource({"%25", "_____________", "'%27%20or%201%3D1--'", "a%25b", "%3Cscript%3E"})
    void whatIsLookedForIsTakenLiterally(String q) {
        node.visitor().signUp();

        assertThat(admin.get("/api/admin/users?q=" + q).is(200).json()).isEmpty();
        assertThat(admin.get("/api/admin/audit-events?actor=" + q).is(200).json())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "users?status=broken, status, unknown_status",
        "users?role=root, role, unknown_role",
        "users?sort=password_hash, sort, unknown_sort",
        "users?limit=101, limit, out_of_range",
        "users?q=%00, q, invalid_characters",
        "audit-events?type=nothing, type, unknown_type",
        "audit-events?outcome=maybe, outcome, unknown_outcome",
        "audit-events?from=yesterday, from, wrong_type",
        "audit-events?after_id=-1, after_id, wrong_type",
        "audit-events/export?format=xls, format, unknown_format",
        "audit-events/verify?position=1, seal, wrong_type",
        "stats?window=year, window, unknown_window"
    })
    void aQuestionThatCannotBeMeantIsRefused(String path, String field, String code) {
        admin.get("/api/admin/" + path).isInvalid(field, code);
    }

    @Test
    void listsArePagedAndSorted() {
        node.visitor().signUp();
        node.visitor().signUp();

        var first = admin.get("/api/admin/users?limit=1&sort=email").is(200);
        var second = admin.get("/api/admin/users?limit=1&offset=1&sort=email").is(200);

        assertThat(first.header("Link")).contains("rel=\"next\"");
        assertThat(Integer.parseInt(first.header("X-Total-Count"))).isGreaterThan(2);
        assertThat(first.at("0/email").asText()).isLessThan(second.at("0/email").asText());
        for (var sort : List.of("name", "-name", "last_login_at", "-last_login_at", "created_at", "-email")) {
            assertThat(admin.get("/api/admin/users?limit=5&sort=" + sort)
                            .is(200)
                            .json())
                    .isNotEmpty();
        }
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

    @Test
    void theOverviewCountsWhatHappens() {
        var user = node.visitor().signUp();
        var chat = user.openChat("similar_questions");
        user.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                .is(201);

        for (var window : List.of("hour", "day", "month")) {
            var stats = Patience.until(
                    () -> admin.get("/api/admin/stats?window=" + window).is(200),
                    answer -> !last(answer).at("/replies").isEmpty()
                            && last(answer).at("/sign_ins").asLong() > 0);
            assertThat(stats.at("buckets")).hasSize(window.equals("hour") ? 60 : window.equals("day") ? 24 : 30);
            assertThat(stats.at("totals/users").asLong()).isPositive();
            assertThat(stats.at("totals/messages").asLong()).isGreaterThan(1);
            assertThat(last(stats).at("/replies/0/engine").asText()).startsWith("embedded");
            assertThat(last(stats).at("/registrations").asLong()).isPositive();
        }
    }

    /** The bucket of now; a minute that is just over is the one before. */
    private static JsonNode last(Answer stats) {
        var buckets = stats.at("buckets");
        var last = buckets.get(buckets.size() - 1);
        return last.at("/replies").isEmpty() ? buckets.get(buckets.size() - 2) : last;
    }

    @Test
    void theSystemShowsItselfWithoutItsSecrets() {
        var system = admin.get("/api/admin/system").is(200);

        assertThat(system.at("version").asText()).isNotBlank();
        assertThat(system.at("database").asText()).containsAnyOf("H2", "PostgreSQL");
        assertThat(system.json().at("/migrations").findValuesAsText("version")).contains("1", "2", "5");
        assertThat(system.json().at("/config").findValuesAsText("name"))
                .contains("SECRET_KEY", "DATABASE_URL", "BCRYPT_COST");
        assertThat(system.text()).doesNotContain(Visitor.PASSWORD, "p%40ss");
        var nodes = Patience.until(() -> admin.get("/api/admin/system").at("nodes"), seen -> !seen.isEmpty());
        assertThat(nodes.findValuesAsText("is_alive")).contains("true");
    }

    @Test
    void theLevelOfTheLogChangesWhileItRuns() {
        admin.patch("/api/admin/system", Map.of("log_level", "LOUD")).isInvalid("log_level", "unknown_level");

        assertThat(refusal("quiet")).as("at INFO").isNotEmpty().noneMatch(line -> line.contains("Refused with 404"));

        assertThat(admin.patch("/api/admin/system", Map.of("log_level", "DEBUG"))
                        .is(200)
                        .at("log_level")
                        .asText())
                .isEqualTo("DEBUG");
        assertThat(refusal("talkative")).as("at DEBUG").anyMatch(line -> line.contains("Refused with 404"));

        admin.patch("/api/admin/system", Map.of("log_level", "INFO")).is(200);
        assertThat(refusal("quiet again")).as("at INFO again").noneMatch(line -> line.contains("Refused with 404"));
        assertThat(admin.get("/api/admin/audit-events?type=log_level_changed")
                        .is(200)
                        .json())
                .isNotEmpty();
    }

    /** What the log says of a request for an account that is not there, once the request stands in it as a whole. */
    private List<String> refusal(String name) {
        var id = name.replace(' ', '-') + "-" + System.nanoTime();
        admin.also("X-Request-ID", id).get("/api/admin/users/999999999").is(404);
        return Patience.until(
                () -> node.log().lines().filter(line -> line.contains(id)).toList(),
                lines -> lines.stream().anyMatch(line -> line.contains("liberty_accesslog")));
    }

    @Test
    void theEnginesOfAllModesAreShown() {
        var seen = admin.get("/api/admin/ai").is(200);

        assertThat(seen.json().at("/engines").findValuesAsText("mode"))
                .contains("similar_questions", "image_processing", "assistant");
        assertThat(seen.at("provider").asText()).isEqualTo("embedded");
        assertThat(seen.at("breaker").asText()).isEqualTo("closed");
        assertThat(seen.at("running").asInt()).isZero();
        assertThat(seen.at("usage")).isEmpty();
        assertThat(seen.at("users_today")).isEmpty();
        var test = admin.post("/api/admin/ai/test", "{}").is(200);
        assertThat(test.at("passed").asBoolean()).isFalse();
        assertThat(test.at("text").asText()).contains("AI_PROVIDER");
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
