package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the owner of an account is told of sign-ins: that strangers have locked it, with a link that unlocks, and that a new device was let in. */
@ParameterizedClass
@EnumSource(Database.class)
class SignInLetterStory {

    private static final String LOCKED = "Sign-in to your account is locked";
    private static final String NEW_DEVICE = "New sign-in to your account";
    private static final String WRONG_PASSWORD = "Wrong-Horse-7-Battery";

    private final Postbox post = Postbox.shared();
    private final Node node;
    private final MailLinks links;

    SignInLetterStory(Database database) {
        this.node = Node.shared(database);
        this.links = new MailLinks(node);
    }

    @Test
    void theOwnerOfALockedAccountIsToldOnceAndUnlocks() throws Exception {
        var user = node.visitor().signUp();
        var guesses = Collections.<Callable<Integer>>nCopies(
                12, () -> node.visitor().login(user.email(), WRONG_PASSWORD).status());
        AccountStory.inParallel(guesses);
        var letter = post.await(user.email(), LOCKED);
        assertThat(letter.page()).endsWith("/unlock");
        node.visitor().login(user.email(), Visitor.PASSWORD).isProblem(423, "locked");

        links.act("unlock", letter.token()).is(200);

        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        links.act("unlock", letter.token()).isProblem(400, "invalid-token");
        links.arriveInOrder();
        assertThat(post.count(user.email(), LOCKED)).isEqualTo(1);
    }

    @Test
    void aSecondLockSendsASecondLetter() {
        var user = node.visitor().signUp();
        lock(user.email());
        links.act("unlock", post.await(user.email(), LOCKED).token()).is(200);

        lock(user.email());

        links.act("unlock", post.await(user.email(), LOCKED, 2).token()).is(200);
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void nobodyIsWrittenToWhereAnUnknownAddressIsLocked() {
        var address = newAddress();
        lock(address);

        links.arriveInOrder();
        assertThat(post.lettersTo(address)).isEmpty();
    }

    @Test
    void aSignInFromANewDeviceIsToldOfButNotTheFirstNorAKnownOne() {
        var user = node.visitor().signUp();
        var cookie = node.visitor()
                .with("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0 see http://evil.example")
                .login(user.email(), Visitor.PASSWORD)
                .is(200)
                .header("Set-Cookie");
        node.visitor()
                .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .login(user.email(), Visitor.PASSWORD)
                .is(200);

        var letter = post.await(user.email(), NEW_DEVICE);

        assertThat(letter.text())
                .contains("Firefox, Windows")
                .contains("127.0.0.1")
                .doesNotContain("evil");
        links.arriveInOrder();
        assertThat(post.count(user.email(), NEW_DEVICE)).isEqualTo(1);
    }

    private void lock(String address) {
        for (int i = 0; i < 5; i++) {
            node.visitor().login(address, WRONG_PASSWORD).is(401);
        }
    }

    private static String newAddress() {
        return "nobody-" + UUID.randomUUID() + "@example.org";
    }
}
