package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests of one account at the same moment: changes take turns, and what comes while the account is deleted is nobody's. */
@ParameterizedClass
@EnumSource(Database.class)
class RacingAccountStory {

    private static final int RACERS = 12;
    private static final int ROUNDS = 6;

    private final Node node;

    RacingAccountStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void ofChangesOfTheSameStateOnePassesAndTheOthersAreTold() throws Exception {
        var user = node.visitor().signUp();
        var tag = user.get("/api/auth/me").is(200).header("ETag");

        var statuses = racing(i -> user.also("If-Match", tag).patch("/api/auth/me", name(i)));

        assertThat(Collections.frequency(statuses, 200)).isOne();
        assertThat(Collections.frequency(statuses, 412)).isEqualTo(RACERS - 1);
    }

    @Test
    void changesOfWhateverStateAllPass() throws Exception {
        var user = node.visitor().signUp();

        assertThat(racing(i -> user.patch("/api/auth/me", name(i)))).containsOnly(200);
    }

    @Test
    void anAdministratorsChangesTakeTurnsToo() throws Exception {
        var user = node.visitor().signUp();
        var path =
                "/api/admin/users/" + user.get("/api/auth/me").is(200).at("id").asText();
        var admin = node.admin();
        var tag = admin.get(path).is(200).header("ETag");

        var matched = racing(i -> admin.also("If-Match", tag)
                .patch(path, Map.of("is_verified", true, "roles", List.of("user", "admin"), "is_active", false)));
        var whatever = racing(i -> admin.patch(path, Map.of("is_verified", i % 2 == 0, "is_active", i % 3 == 0)));

        assertThat(Collections.frequency(matched, 200)).isOne();
        assertThat(Collections.frequency(matched, 412)).isEqualTo(RACERS - 1);
        assertThat(whatever).containsOnly(200);
    }

    @Test
    void whatAnAccountDoesWhileItIsDeletedIsNobodys() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var user = node.visitor().signUp();
            var chat = user.openChat("similar_questions");
            List<Callable<Answer>> acts = List.of(
                    () -> user.post("/api/chats", Map.of("title", "Late", "mode", "similar_questions")),
                    () -> user.post(
                            "/api/chats/settings",
                            "{\"mode\":\"similar_questions\",\"settings\":{\"max_questions\":3}}"),
                    () -> user.put("/api/chats/settings/similar_questions", "{\"settings\":{\"max_questions\":4}}"),
                    () -> user.post("/api/chats/" + chat + "/messages?reply=false", Map.of("content", "Still here?")),
                    () -> user.put("/api/chats/" + chat, Map.of("title", "Late")),
                    () -> user.post("/api/auth/mfa/setup", "{}"),
                    () -> user.patch("/api/auth/me", name(1)),
                    () -> user.get("/api/auth/me"),
                    () -> user.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD)),
                    () -> user.post("/api/auth/resend-verification", Map.of("email", user.email())),
                    () -> node.visitor().login(user.email(), Visitor.PASSWORD),
                    () -> node.visitor().post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken())));
            var tasks = new ArrayList<Callable<Answer>>();
            for (int again = 0; again < 3; again++) {
                tasks.addAll(acts);
            }

            for (var answer : AccountStory.inParallel(tasks)) {
                var call = answer.http().request().method() + " "
                        + answer.http().request().uri().getPath() + ": " + answer.text();
                // A chat that is gone before its owner is not found; a token that is gone is refused; a second
                // setting of the same mode conflicts.
                assertThat(answer.status()).as(call).isIn(200, 201, 204, 400, 401, 404, 409);
                if (answer.status() == 401) {
                    assertThat(answer.at("type").asText())
                            .as(call)
                            .isEqualTo(
                                    call.contains("login")
                                            ? "/docs#problem-wrong-credentials"
                                            : "/docs#problem-unauthenticated");
                }
                if (answer.status() == 404) {
                    assertThat(call).contains("/api/chats/" + chat);
                }
            }
            user.get("/api/auth/me").isProblem(401, "unauthenticated");
            node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");
        }
    }

    @Test
    void chatsAndSettingsThatComeTooLateAreNobodys() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var user = node.visitor().signUp();
            var statuses = racing(i -> i == 3
                    ? user.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD))
                    : i % 2 == 0
                            ? user.post("/api/chats", Map.of("title", "Late", "mode", "similar_questions"))
                            : user.put(
                                    "/api/chats/settings/similar_questions", "{\"settings\":{\"max_questions\":4}}"));

            assertThat(statuses).containsOnlyOnce(204).allMatch(status -> List.of(200, 201, 204, 401)
                    .contains(status));
        }
    }

    private static Map<String, String> name(int number) {
        return Map.of("first_name", "Ada" + "a".repeat(number + 1));
    }

    private static List<Integer> racing(Function<Integer, Answer> act) throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        IntStream.range(0, RACERS).forEach(i -> tasks.add(() -> act.apply(i).status()));
        return AccountStory.inParallel(tasks);
    }
}
