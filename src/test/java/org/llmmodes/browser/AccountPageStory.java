package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Visitor;

/** One's own account: the second factor, the password, the devices, the end. */
@NeedsBrowser
class AccountPageStory {

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Site.browser();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aSecondFactorIsSetUpAndAskedFor() {
        var email = new Doors(browser).signUp("Ada", "Lovelace");
        browser.goTo("/app#/account").click("Set up").find("img.qr");
        var secret = browser.run("return document.querySelector('dialog code').textContent")
                .toString()
                .replace(" ", "");
        browser.isAccessible("mfa set-up").screenshot("mfa-setup-light-desktop");
        browser.find("dialog input[name=code]").sendKeys(OneTimeCode.of(secret, Instant.now()));
        browser.click("Switch on").sees("Your backup codes");
        var codes = browser.all(".codes li").stream()
                .map(each -> each.getDomProperty("textContent"))
                .toList();
        browser.isAccessible("backup codes").screenshot("mfa-codes-light-desktop");
        assertThat(codes).hasSize(10).doesNotContain("");
        browser.click("I have kept them").sees("New backup codes");
        browser.clickOn(".who");
        browser.click("Sign out").sees("Ask better questions");

        new Doors(browser).signIn(email, Visitor.PASSWORD);
        browser.sees("One more step").isAccessible("second factor").screenshot("second-factor-light-desktop");
        browser.find("input[name=mfa_code]").sendKeys("000000\n");
        browser.sees("This code is not right");
        browser.type("Code from your authenticator app", codes.get(0) + "\n");

        browser.sees("What is on your mind, Ada?");
    }

    @Test
    void aNameIsChanged() {
        new Doors(browser).signUp("Ada", "Lovelace");

        browser.goTo("/app#/account")
                .type("First name", "Augusta")
                .click("Save the name")
                .sees("Your name is saved.");

        browser.waiting().until(now -> browser.find(".who").getText().contains("Augusta Lovelace"));
    }

    @Test
    void aPasswordIsChangedAndTheOldOneIsOver() {
        var email = new Doors(browser).signUp("Ada", "Lovelace");
        var changed = "Brass-Cogwheel-1843";

        browser.goTo("/app#/account")
                .type("Current password", Visitor.PASSWORD)
                .type("New password", changed)
                .click("Change the password");
        browser.sees("Your password is changed.");

        Site.node().visitor().login(email, Visitor.PASSWORD).isProblem(401, "wrong-credentials");
        Site.node().visitor().login(email, changed).is(200);
    }

    @Test
    void anotherDeviceIsSignedOut() {
        var other = Site.node().visitor().signUp();
        new Doors(browser).enter(other.email());

        browser.goTo("/app#/account").sees("This device").click("Sign out everywhere else");
        browser.clickOn("dialog .button.primary");
        browser.sees("All other devices are signed out.");

        other.get("/api/auth/me").isProblem(401, "unauthenticated");
        assertThat(browser.all(".session")).hasSize(1);
    }

    @Test
    void anAccountIsDeleted() {
        var email = new Doors(browser).signUp("Ada", "Lovelace");

        browser.goTo("/app#/account")
                .click("Delete the account")
                .type("Your password", "Wrong-Horse-7-Battery")
                .click("Delete everything");
        browser.find("dialog [role=alert] .notice, dialog [aria-invalid=true]");
        browser.type("Your password", Visitor.PASSWORD).click("Delete everything");

        browser.sees("Your account is deleted.").sees("Ask better questions");
        Site.node().visitor().login(email, Visitor.PASSWORD).isProblem(401, "wrong-credentials");
    }

    @Test
    void aLockedAccountSaysForHowLong() {
        var user = Site.node().visitor().signUp();
        for (int i = 0; i < 5; i++) {
            Site.node().visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }

        new Doors(browser).signIn(user.email(), Visitor.PASSWORD);

        browser.sees("Try again in 30 minutes.").isAccessible("locked").screenshot("locked-light-desktop");
        assertThat(browser.find("form button[type=submit]").isEnabled()).isFalse();
    }
}
