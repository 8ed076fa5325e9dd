package org.llmmodes.browser;

import org.openqa.selenium.Keys;

/** Page object: the administration at {@code /admin}. */
record Console(Browser browser) {

    /** As far as the password leads. */
    Console signIn(String email, String password) {
        browser.goTo("/admin").type("E-mail", email).type("Password", password);
        browser.clickOn("form button[type=submit]");
        return this;
    }

    Console secondFactor(String code) {
        browser.find("input[name=mfa_code]").sendKeys(code + Keys.ENTER);
        return this;
    }

    /** Opens a section and waits for what it is made of; a dialog would stay where the address is the one that is shown. */
    Console section(String path, String piece) {
        browser.run("document.querySelectorAll('dialog[open]').forEach(each => each.close())");
        browser.goTo("/admin#" + path).find("main .view-head");
        browser.find(piece);
        return this;
    }

    /** Types into the search of the users until exactly the one is there, and opens it. */
    Console user(String email) {
        section("/users", "table");
        browser.type("Name or e-mail", email);
        browser.waiting()
                .withMessage(() -> "only " + email + " in: " + browser.text())
                .until(now -> browser.all("main tbody tr").size() == 1
                        && browser.text().contains(email));
        browser.clickOn("main tbody a");
        browser.find("main .actions");
        return this;
    }

    /** Does something with the account that is shown, and says yes. */
    Console act(String words) {
        browser.click(words).clickOn("dialog[open] .button.primary");
        return this;
    }

    /** Opens the chats of the user who is shown. */
    Console openChats(String reason) {
        browser.click("Open the chats").find("dialog[open] textarea").sendKeys(reason);
        browser.clickOn("dialog[open] [type=submit]");
        return this;
    }

    /** The history of the address that is shown, its newest event first. */
    Console audit(String address) {
        section("/audit", "main .filters");
        browser.type("To whom", address);
        browser.waiting()
                .withMessage(() -> "events of " + address + " in: " + browser.text())
                .until(now -> browser.address().contains("subject="));
        return this;
    }
}
