package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Confirming an address by the link of a letter: once, by the newest link, and by nothing but the page's POST. */
@ParameterizedClass
@EnumSource(Database.class)
class ConfirmationStory {

    private final Postbox post = Postbox.shared();
    private final Node node;
    private final MailLinks links;

    ConfirmationStory(Database database) {
        this.node = Node.shared(database);
        this.links = new MailLinks(node);
    }

    @Test
    void aLinkConfirmsTheAddressOnce() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), MailLinks.VERIFY).token();

        links.act("verify-email", token).is(200);

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isTrue();
        links.act("verify-email", token).isProblem(400, "invalid-token");
    }

    @Test
    void theTokenMayComeInTheQuery() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), MailLinks.VERIFY).token();

        node.visitor()
                .send("POST", "/api/auth/verify-email?token=" + token, null, BodyPublishers.noBody())
                .is(200);

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isTrue();
    }

    @Test
    void openingTheLinkUsesNothingUp() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), MailLinks.VERIFY).token();
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

        links.act("verify-email", token).is(200);
    }

    @Test
    void aNewerLinkReplacesTheOlder() {
        var user = node.visitor().signUp();
        var older = post.await(user.email(), MailLinks.VERIFY).token();
        links.ask("resend-verification", user.email()).is(200);
        var newer = post.await(user.email(), MailLinks.VERIFY, 2).token();

        links.act("verify-email", older).isProblem(400, "invalid-token");
        links.act("verify-email", newer).is(200);
    }

    @Test
    void whoIsConfirmedGetsNoOtherLink() {
        var user = node.visitor().signUp();
        links.act("verify-email", post.await(user.email(), MailLinks.VERIFY).token())
                .is(200);

        links.ask("resend-verification", user.email()).is(200);

        links.arriveInOrder();
        assertThat(post.count(user.email(), MailLinks.VERIFY)).isEqualTo(1);
    }

    @Test
    void twentyThatRaceWithOneLinkConfirmOnce() throws Exception {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), MailLinks.VERIFY).token();

        var statuses = AccountStory.inParallel(Collections.<Callable<Integer>>nCopies(
                20, () -> links.act("verify-email", token).status()));

        assertThat(statuses).containsOnlyOnce(200).allMatch(status -> status == 200 || status == 400);
    }
}
