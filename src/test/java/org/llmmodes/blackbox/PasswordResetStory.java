package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Choosing a new password by the link of a letter, which signs everybody out. */
@ParameterizedClass
@EnumSource(Database.class)
class PasswordResetStory {

    private static final String CHANGED = "Your password was changed";
    private static final String NEW_PASSWORD = "Other-Horse-8-Battery";

    private final Postbox post = Postbox.shared();
    private final Node node;
    private final MailLinks links;

    PasswordResetStory(Database database) {
        this.node = Node.shared(database);
        this.links = new MailLinks(node);
    }

    @Test
    void aForgottenPasswordIsReplacedAndEverybodySignedOut() {
        var user = node.visitor().signUp();
        links.ask("forgot-password", user.email().toUpperCase(java.util.Locale.ROOT))
                .is(200);
        var letter = post.await(user.email(), MailLinks.RESET);
        assertThat(letter.page()).endsWith("/reset-password");

        links.reset(letter.token(), NEW_PASSWORD).is(200);

        user.get("/api/auth/me").is(401);
        node.visitor()
                .post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(400);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(401);
        node.visitor().login(user.email(), NEW_PASSWORD).is(200);
        post.await(user.email(), CHANGED);
        links.reset(letter.token(), "Third-Horse-9-Battery").isProblem(400, "invalid-token");
    }

    @Test
    void aWeakOrRecentPasswordLeavesTheLinkGood() {
        var user = node.visitor().signUp();
        links.ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), MailLinks.RESET).token();

        links.reset(token, "weak").isInvalid("new_password", "too_short");
        links.reset(token, "x".repeat(100_000)).isInvalid("new_password", "too_long");
        links.reset(token, Visitor.PASSWORD).isProblem(400, "rule-broken");
        user.get("/api/auth/me").is(200);

        links.reset(token, NEW_PASSWORD).is(200);
    }

    @Test
    void aNewerResetLinkReplacesTheOlder() {
        var user = node.visitor().signUp();
        links.ask("forgot-password", user.email()).is(200);
        var older = post.await(user.email(), MailLinks.RESET).token();
        links.ask("forgot-password", user.email()).is(200);
        var newer = post.await(user.email(), MailLinks.RESET, 2).token();

        links.reset(older, NEW_PASSWORD).isProblem(400, "invalid-token");
        links.reset(newer, NEW_PASSWORD).is(200);
    }

    @Test
    void twentyThatRaceWithOneResetLinkReplaceThePasswordOnce() throws Exception {
        var user = node.visitor().signUp();
        links.ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), MailLinks.RESET).token();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var password = "Horse-Number-" + i + "-Battery";
            tasks.add(() -> links.reset(token, password).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
        links.arriveInOrder();
        assertThat(post.count(user.email(), CHANGED)).isEqualTo(1);
    }

    @Test
    void aResetThatRacesRefreshesLeavesNoLiveSession() throws Exception {
        var user = node.visitor().signUp();
        links.ask("forgot-password", user.email()).is(200);
        var token = post.await(user.email(), MailLinks.RESET).token();
        var tasks = new ArrayList<Callable<Answer>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> node.visitor().post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken())));
        }
        tasks.add(10, () -> links.reset(token, NEW_PASSWORD).is(200));
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
}
