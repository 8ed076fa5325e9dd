package org.llmmodes.browser;

import org.llmmodes.blackbox.Visitor;
import org.openqa.selenium.Keys;

/** Page object: the administration console. */
record Console(Browser browser) {

    /** Signs in as the administrator that the site was started with. */
    static Console enter(Browser browser) {
        var console = new Console(browser);
        console.signIn(Site.ADMIN, Visitor.PASSWORD);
        browser.sees("Overview").sees("Sign-ins");
        return console;
    }

    Console signIn(String email, String password) {
        browser.goTo("/admin#/sign-in").type("E-mail", email).type("Password", password);
        browser.find("form button[type=submit]").click();
        return this;
    }

    /** Opens a section by its address, such as {@code users?q=ada}; the empty one is the overview. */
    Console open(String section) {
        browser.goTo("/admin#/" + section).find("main h1");
        return this;
    }

    /** Types into the search of the users and opens the only one that is left. */
    Console find(String email) {
        open("users");
        browser.input("Name or e-mail").sendKeys(email);
        browser.waiting().until(now -> browser.all("tbody tr").size() == 1);
        browser.sees(email).find("tbody a").sendKeys(Keys.ENTER);
        browser.sees("Sessions").sees("History");
        return this;
    }

    /** Does what a button says, and says yes in the dialog that asks. */
    Console act(String action) {
        browser.click(action);
        browser.find("dialog[open] .button.primary").click();
        return this;
    }
}
