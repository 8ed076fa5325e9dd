package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changing a password, judging one, and leaving for good. */
@ParameterizedClass
@EnumSource(Database.class)
class PasswordStory {

    private static final String NEXT = "Velvet-Teapot-1891-x";

    private final Node node;

    PasswordStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aChangedPasswordEndsEverythingElse() {
        var laptop = node.visitor().signUp();
        var phone = node.visitor().signIn(laptop.email());

        change(laptop, Visitor.PASSWORD, NEXT).is(200);

        phone.get("/api/auth/me").isProblem(401, "unauthenticated");
        refresh(phone).isProblem(400, "invalid-token");
        // The contract lets no access token outlive a password change; the session itself goes on.
        laptop.get("/api/auth/me").isProblem(401, "unauthenticated");
        laptop.keep(refresh(laptop).is(200)).get("/api/auth/me").is(200);
        node.visitor().login(laptop.email(), Visitor.PASSWORD).is(401);
        node.visitor().login(laptop.email(), NEXT).is(200);
    }

    @Test
    void aWrongCurrentAWeakAndARecentPasswordChangeNothing() {
        var user = node.visitor().signUp();

        change(user, "Wrong-Horse-7-Battery", NEXT).isProblem(400, "rule-broken");
        change(user, Visitor.PASSWORD, Visitor.PASSWORD).isProblem(400, "rule-broken");
        change(user, Visitor.PASSWORD, "short").isInvalid("new_password", "too_short");
        change(user, Visitor.PASSWORD, "x".repeat(500_000)).isInvalid("new_password", "too_long");
        change(user, "x".repeat(500_000), NEXT).isInvalid("current_password", "too_long");
        user.post(
                        "/api/auth/change-password",
                        Map.of("current_password", Visitor.PASSWORD, "new_password", NEXT, "confirm_password", "x"))
                .isInvalid("confirm_password", "mismatch");
        user.post("/api/auth/change-password", Map.of()).isInvalid("new_password", "required");
        node.visitor().post("/api/auth/change-password", Map.of()).isProblem(401, "unauthenticated");

        user.get("/api/auth/me").is(200);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void thePreviousFivePasswordsDoNotComeBack() {
        var user = node.visitor().signUp();
        var current = Visitor.PASSWORD;
        for (int i = 1; i <= 5; i++) {
            var next = i + "-Velvet-Teapot-" + i + "-Gravel";
            change(user, current, next).is(200);
            user.keep(refresh(user).is(200));
            if (i < 5) {
                change(user, next, Visitor.PASSWORD).isProblem(400, "rule-broken");
            }
            current = next;
        }

        change(user, current, "1-Velvet-Teapot-1-Gravel").isProblem(400, "rule-broken");
        change(user, current, Visitor.PASSWORD).is(200);
    }

    @Test
    void whoStoleATokenCannotGuessThePassword() {
        var owner = node.visitor().signUp();
        var thief = node.visitor().with("Authorization", "Bearer " + owner.accessToken());
        for (int i = 0; i < 5; i++) {
            change(thief, "Wrong-Horse-" + i + "-Battery", NEXT).isProblem(400, "rule-broken");
        }

        var locked = change(thief, Visitor.PASSWORD, NEXT).isProblem(423, "locked");

        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1700, 1800);
        thief.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD)).isProblem(423, "locked");
        change(node.visitor().signIn(owner.email()), Visitor.PASSWORD, NEXT).is(200);
    }

    @Test
    void ofTenRacingChangesOneWins() throws Exception {
        var user = node.visitor().signUp();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            var next = i + "-Velvet-Teapot-" + i + "-Gravel";
            tasks.add(() -> change(user, Visitor.PASSWORD, next).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses)
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 400 || status == 401 || status == 423);
    }

    @Test
    void aPasswordChangeRacingRefreshesAndSignInsLeavesNoOldSession() throws Exception {
        for (int round = 0; round < 5; round++) {
            var user = node.visitor().signUp();
            var phone = node.visitor().signIn(user.email());
            var tasks = new ArrayList<Callable<Answer>>();
            tasks.add(() -> change(user, Visitor.PASSWORD, NEXT).is(200));
            for (int i = 0; i < 4; i++) {
                tasks.add(() -> refresh(phone));
                tasks.add(() -> node.visitor().login(user.email(), Visitor.PASSWORD));
            }

            var answers = AccountStory.inParallel(tasks);

            for (var answer : answers.subList(1, answers.size())) {
                if (answer.status() == 200) {
                    var survivor = node.visitor().keep(answer);
                    survivor.get("/api/auth/me").is(401);
                    refresh(survivor).isProblem(400, "invalid-token");
                }
            }
            user.keep(refresh(user).is(200));
            assertThat(user.get("/api/auth/sessions").is(200).json()).hasSize(1);
        }
    }

    @Test
    void passwordsAreJudgedForAnybody() {
        assertThat(judge("password").at("score").asInt()).isZero();
        assertThat(judge("password").texts("feedback")).isNotEmpty().doesNotContain("");
        assertThat(judge("Correct-Horse-7-Battery").text()).isEqualTo("{\"score\":5,\"feedback\":[]}");
        assertThat(judge("").at("score").asInt()).isZero();
        assertThat(judge("ü\uD83E\uDD84".repeat(80)).at("score").asInt()).isBetween(0, 5);
        node.visitor()
                .post("/api/auth/password-strength", Map.of("password", "x".repeat(1000)))
                .isInvalid("password", "too_long");
        node.visitor().post("/api/auth/password-strength", Map.of()).isInvalid("password", "required");
    }

    @Test
    void aPasswordThatIsTakenCanBeTyped() {
        var user = node.visitor().signUp();
        var long1 = decomposed("e\u0301", 7) + "-Aa1";
        var long2 = decomposed("o\u0308", 11) + "-Aa1";

        change(user, Visitor.PASSWORD, long1).is(200);
        node.visitor().login(user.email(), long1).is(200);
        node.visitor()
                .login(user.email(), java.text.Normalizer.normalize(long1, java.text.Normalizer.Form.NFC))
                .is(200);
        user.keep(refresh(user).is(200));
        change(user, long1, long2).is(200);
        user.keep(refresh(user).is(200))
                .delete("/api/auth/me", Map.of("password", long2))
                .is(204);
    }

    @Test
    void aMegabyteOfAccentsIsRefusedAsSoonAsAnyOther() {
        var hostile = "\u0301\u0323".repeat(100_000);
        var user = node.visitor().signUp();
        var started = System.nanoTime();

        change(user, Visitor.PASSWORD, hostile).isInvalid("new_password", "too_long");
        change(user, hostile, NEXT).isInvalid("current_password", "too_long");
        node.visitor().login(user.email(), hostile).isInvalid("password", "too_long");
        node.visitor()
                .post(
                        "/api/auth/register",
                        Map.of(
                                "email",
                                "hostile@example.org",
                                "first_name",
                                "Ada",
                                "last_name",
                                "King",
                                "password",
                                hostile,
                                "confirm_password",
                                hostile,
                                "terms_accepted",
                                true))
                .isInvalid("password", "too_long");
        node.visitor()
                .post("/api/auth/password-strength", Map.of("password", hostile))
                .isInvalid("password", "too_long");

        assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);
    }

    @Test
    void strengthCountsCharactersToo() {
        judge("\uD83E\uDD84".repeat(512));
        node.visitor()
                .post("/api/auth/password-strength", Map.of("password", "\uD83E\uDD84".repeat(513)))
                .isInvalid("password", "too_long");
    }

    @Test
    @Timeout(60)
    void passwordsThatTakeLongToJudgeHoldUpNobody() throws Exception {
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 40; i++) {
            var body = Map.of(
                    "password", "aA" + i + "4@8({[<3691!|1760$57+%24@8({[<3691!|1760$57+%24@8({[<3691!|1760$57+%2");
            tasks.add(() ->
                    node.visitor().post("/api/auth/password-strength", body).status());
        }

        assertThat(AccountStory.inParallel(tasks)).containsOnly(200);
    }

    @Test
    void whoLeavesTakesEverythingAlong() {
        var user = node.visitor().signUp();
        var phone = node.visitor().signIn(user.email());
        var chat = user.openChat("similar_questions");
        user.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                .is(201);

        user.delete("/api/auth/me", Map.of("password", "Wrong-Horse-7-Battery")).isProblem(400, "rule-broken");
        user.delete("/api/auth/me", Map.of()).isInvalid("password", "required");
        user.get("/api/chats/" + chat).is(200);
        user.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD)).is(204);

        user.get("/api/auth/me").isProblem(401, "unauthenticated");
        phone.get("/api/chats/" + chat).isProblem(401, "unauthenticated");
        refresh(phone).isProblem(400, "invalid-token");
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");
        node.visitor().register(user.email()).is(201);
        node.visitor().signIn(user.email()).get("/api/chats/" + chat).isProblem(404, "not-found");
    }

    /** 124 characters in 186 parts. */
    private static String decomposed(String letter, int step) {
        return IntStream.range(0, 62)
                .mapToObj(i -> letter + (char) ('a' + i * step % 26))
                .collect(Collectors.joining());
    }

    private Answer judge(String password) {
        return node.visitor()
                .post("/api/auth/password-strength", Map.of("password", password))
                .is(200);
    }

    private static Answer change(Visitor who, String current, String next) {
        return who.post(
                "/api/auth/change-password",
                Map.of("current_password", current, "new_password", next, "confirm_password", next));
    }

    private Answer refresh(Visitor who) {
        return node.visitor().post("/api/auth/refresh", Map.of("refresh_token", who.refreshToken()));
    }
}
