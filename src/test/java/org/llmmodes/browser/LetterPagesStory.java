package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Postbox;
import org.llmmodes.blackbox.Visitor;

/** What people see who follow the links of real letters. */
@NeedsBrowser
class LetterPagesStory {

    private static final String CHANGED = "Brass-Cogwheel-1843";

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Site.browser();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    private static String linkFor(String email, String subject, String page) {
        var letter = Postbox.shared().await(email, subject);
        assertThat(letter.page()).endsWith(page);
        return page + "?token=" + letter.token();
    }

    @Test
    void anAddressIsConfirmedByTheButtonAndNotByOpeningThePage() {
        var email = new Doors(browser).signUp("Ada", "Lovelace");
        browser.sees("Please confirm your address");
        var link = linkFor(email, "Confirm your e-mail address", "/verify-email");

        browser.goTo(link)
                .sees("One click, and we know that this address is yours.")
                .isAccessible("verify");
        assertThat(browser.address()).doesNotContain("token");
        browser.screenshot("letter-verify-light-desktop").theme("dark").screenshot("letter-verify-dark-desktop");
        browser.goTo(link).click("Confirm address").sees("Your e-mail address is confirmed.");

        browser.goTo("/app#/account").sees("Address confirmed").seesNot("Please confirm your address");
        browser.goTo(link)
                .click("Confirm address")
                .sees("This link does not work")
                .isAccessible("spent link");
    }

    @Test
    void aForgottenPasswordIsReplacedFromTheDoorToTheDoor() {
        var user = Site.node().visitor().signUp();

        browser.goTo("/app#/forgot").type("E-mail", user.email()).click("Send the link");
        browser.sees("a link is on its way");
        browser.goTo(linkFor(user.email(), "Choose a new password", "/reset-password"))
                .type("New password", CHANGED)
                .type("The same again", CHANGED + "!")
                .click("Change password")
                .sees("The two passwords are not the same.")
                .isAccessible("reset")
                .screenshot("letter-reset-light-desktop");
        browser.type("New password", "password1234")
                .type("The same again", "password1234")
                .click("Change password");
        browser.sees("Must contain");
        browser.type("New password", CHANGED).type("The same again", CHANGED).click("Change password");
        browser.sees("Your password was changed.").click("Sign in");

        new Doors(browser).signIn(user.email(), CHANGED);
        browser.sees("What is on your mind");
        user.get("/api/auth/me").isProblem(401, "unauthenticated");
        Site.node().visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");
    }

    @Test
    void aLockIsLiftedByItsLetter() {
        var user = Site.node().visitor().signUp();
        for (int i = 0; i < 5; i++) {
            Site.node().visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(423);

        browser.goTo(linkFor(user.email(), "Sign-in to your account is locked", "/unlock"))
                .click("Unlock")
                .sees("You can sign in again.")
                .click("Sign in");

        new Doors(browser).enter(user.email());
    }

    @Test
    void anAddressThatWasCutShortSaysSo() {
        browser.goTo("/reset-password").sees("The address is not complete.").isAccessible("no token");
    }
}
