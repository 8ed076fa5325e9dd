package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an administrator does leaves a trace; two who do it at once lose nothing. */
@ParameterizedClass
@EnumSource(Database.class)
class AdminActsStory {

    /** Shown elsewhere: releaseClient by {@link TwoNodesStory#aClientThatWasRefusedIsReleased}, on nodes with rate limits. */
    private static final Set<String> ELSEWHERE = Set.of("releaseClient");

    private final Node node;
    private final Visitor admin;

    AdminActsStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    /** What is done, and the type of its event. */
    private record Act(String type, Callable<Answer> deed) {}

    @Test
    void everyActIsAnEvent() throws Exception {
        var acts = acts();
        var promised = new TreeSet<String>();
        node.visitor().get("/openapi.json").is(200).at("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/api/admin"))
                .flatMap(path -> path.getValue().properties().stream())
                .filter(call -> Set.of("post", "put", "patch", "delete").contains(call.getKey()))
                .forEach(
                        call -> promised.add(call.getValue().path("operationId").asText()));
        promised.removeAll(ELSEWHERE);
        assertThat(acts.keySet()).as("every call that changes something").containsExactlyInAnyOrderElementsOf(promised);

        for (var act : acts.entrySet()) {
            var before = latest();

            assertThat(act.getValue().deed().call().status()).as(act.getKey()).isBetween(200, 299);

            var events = admin.get("/api/admin/audit-events?actor=admin@example.org&after_id=" + before)
                    .is(200);
            assertThat(events.json().findValuesAsText("type"))
                    .as(act.getKey())
                    .contains(act.getValue().type());
            assertThat(events.at("0/request_id").asText()).as(act.getKey()).isNotBlank();
        }
    }

    private Map<String, Act> acts() {
        var acts = new LinkedHashMap<String, Act>();
        acts.put("updateUser", new Act("account_changed", () -> admin.patch(newUser(), Map.of("is_verified", true))));
        acts.put("deleteUser", new Act("account_deleted", () -> admin.delete(newUser())));
        acts.put("unlockUser", post("sign_in_unlocked", "/unlock"));
        acts.put("requirePasswordReset", post("password_reset_required", "/require-password-reset"));
        acts.put("revokeUserSessions", post("sessions_revoked", "/revoke-sessions"));
        acts.put("disableUserMfa", new Act("mfa_disabled", () -> {
            var enrolled = SecondFactorStory.Enrolled.with(node.visitor().signUp());
            return admin.post(pathOf(enrolled.visitor()) + "/disable-mfa", Map.of());
        }));
        acts.put("endUserSession", new Act("sessions_revoked", () -> {
            var path = newUser();
            var session = admin.get(path + "/sessions").is(200).at("0/id").asLong();
            return admin.delete(path + "/sessions/" + session);
        }));
        acts.put("openChatAccess", new Act("chat_access_opened", () -> ChatAccessStory.Owner.at(node)
                .openedBy(admin)));
        acts.put("endChatAccess", new Act("chat_access_ended", () -> {
            var owner = ChatAccessStory.Owner.at(node);
            owner.openedBy(admin).is(201);
            return admin.delete(owner.glass());
        }));
        acts.put("retryMail", new Act("mail_retried", this::retryALetter));
        acts.put("testAi", new Act("ai_tested", () -> admin.post("/api/admin/ai/test", "{}")));
        acts.put("releaseLock", new Act("sign_in_unlocked", this::releaseALock));
        acts.put("updateSystem", new Act("log_level_changed", () -> {
            admin.patch("/api/admin/system", Map.of("log_level", "DEBUG")).is(200);
            return admin.patch("/api/admin/system", Map.of("log_level", "INFO"));
        }));
        return acts;
    }

    private Act post(String type, String act) {
        return new Act(type, () -> admin.post(newUser() + act, Map.of()));
    }

    private Answer retryALetter() {
        var post = Postbox.shared();
        post.gate().close();
        try {
            var address = node.visitor().signUp().email();
            var letter = Patience.until(
                    () -> StreamSupport.stream(
                                    admin.get("/api/admin/mail?status=pending&limit=100")
                                            .is(200)
                                            .json()
                                            .spliterator(),
                                    false)
                            .filter(one -> one.path("to").asText().equals(address)
                                    && one.path("attempts").asInt() > 0)
                            .findFirst(),
                    found -> found.isPresent());
            return admin.post(
                    "/api/admin/mail/" + letter.orElseThrow().path("id").asLong() + "/retry", Map.of());
        } finally {
            post.gate().open();
        }
    }

    private Answer releaseALock() {
        var address = "nobody-" + System.nanoTime() + "@example.org";
        for (int i = 0; i < 5; i++) {
            node.visitor().login(address, "Wrong-Horse-7-Battery").is(401);
        }
        var lock = StreamSupport.stream(
                        admin.get("/api/admin/rate-limits").is(200).at("locks").spliterator(), false)
                .filter(one -> one.path("email").asText().equals(address))
                .findFirst()
                .orElseThrow();
        return admin.delete("/api/admin/rate-limits/locks/" + lock.path("id").asText());
    }

    @Test
    void ofTwoEditsAtOnceThatStartAlikeOneIsKeptAndTheOtherToldSo() throws Exception {
        var colleague = node.admin();
        for (int round = 0; round < 10; round++) {
            var path = newUser();
            var tag = admin.get(path).is(200).header("ETag");
            List<Callable<Answer>> tasks = List.of(
                    () -> admin.also("If-Match", tag).patch(path, Map.of("is_verified", true)),
                    () -> colleague.also("If-Match", tag).patch(path, Map.of("roles", List.of("admin"))));

            var answers = AccountStory.inParallel(tasks);

            var verified = answers.get(0).status() == 200;
            assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(200, 412);
            answers.get(verified ? 1 : 0).isProblem(412, "precondition-failed");
            var now = admin.get(path).is(200);
            assertThat(now.at("is_verified").asBoolean()).isEqualTo(verified);
            assertThat(now.texts("roles").contains("admin")).isEqualTo(!verified);
            assertThat(admin.get(path + "/events?limit=100").is(200).json().findValuesAsText("type"))
                    .containsOnlyOnce("account_changed");
            admin.delete(path).is(204);
        }
    }

    private long latest() {
        return admin.get("/api/admin/audit-events?limit=1").is(200).at("0/id").asLong();
    }

    private String newUser() {
        return pathOf(node.visitor().signUp());
    }

    private static String pathOf(Visitor user) {
        return "/api/admin/users/" + user.get("/api/auth/me").is(200).at("id").asLong();
    }
}
