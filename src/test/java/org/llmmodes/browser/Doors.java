package org.llmmodes.browser;

import java.util.UUID;
import org.llmmodes.blackbox.Visitor;

/** Page object: what one sees who is not signed in. */
record Doors(Browser browser) {

    static Doors open(Browser browser) {
        browser.goTo("/app");
        return new Doors(browser);
    }

    /** Makes an account by the form, as a person does; answers its address. */
    String signUp(String first, String last) {
        var email = "user-" + UUID.randomUUID() + "@example.org";
        browser.goTo("/app#/sign-up")
                .type("First name", first)
                .type("Last name", last)
                .type("E-mail", email)
                .type("Password", Visitor.PASSWORD);
        browser.clickOn("input[name=terms_accepted]");
        browser.click("Create account").sees("What is on your mind, " + first + "?");
        return email;
    }

    Doors signIn(String email, String password) {
        browser.goTo("/app#/sign-in").type("E-mail", email).type("Password", password);
        browser.clickOn("form button[type=submit]");
        return this;
    }

    /** Signs in somebody who has one factor only. */
    Chats enter(String email) {
        signIn(email, Visitor.PASSWORD);
        browser.sees("What is on your mind");
        return new Chats(browser);
    }
}
