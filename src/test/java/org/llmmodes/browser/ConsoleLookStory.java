package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Visitor;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;

/** Every page of the console, in light and dark, on a phone and on a desk. */
@NeedsBrowser
class ConsoleLookStory {

    @Test
    void everyPage() {
        var user = Site.node().visitor().signUp();
        for (int i = 0; i < 5; i++) {
            Site.node().visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        }
        var id = user.get("/api/auth/me").at("id").asLong();
        try (var browser = Site.browser()) {
            LookStory.inEveryLook(browser, "console-sign-in", () -> browser.goTo("/admin#/sign-in").find("form"));
            var console = Console.enter(browser);
            var pages = new LinkedHashMap<String, Runnable>();
            pages.put("overview", () -> console.open("").browser().sees("Tokens"));
            pages.put("users", () -> console.open("users").browser().sees(user.email()));
            pages.put("users-none", () -> console.open("users?q=nobody-has-this").browser().sees("Nobody found"));
            pages.put("user", () -> console.open("users/" + id).browser().sees("History").sees(user.email()));
            pages.put("user-unknown", () -> console.open("users/999999999").browser().sees("No such account"));
            pages.put("audit", () -> console.open("audit").browser().find("tbody tr"));
            pages.put("audit-none", () -> console.open("audit?actor=nobody@example.org").browser().sees("No events"));
            pages.put("event", () -> {
                console.open("audit").browser().find("tbody .link-button").click();
                browser.find("dialog[open]");
            });
            pages.put("ai", () -> console.open("ai").browser().sees("Engines"));
            pages.put("mail", () -> console.open("mail").browser().find("tbody tr"));
            pages.put("limits", () -> console.open("limits").browser().sees(user.email()));
            pages.put("system", () -> console.open("system").browser().sees("Migrations"));
            pages.forEach((name, open) -> LookStory.inEveryLook(browser, "console-" + name, () -> {
                browser.goTo("about:blank"); // A change behind # alone would keep what the page before left open.
                open.run();
            }));
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aWideScreenIsUsed() {
        try (var browser = Site.browser()) {
            browser.size(new Dimension(3840, 2160));
            Console.enter(browser);
            browser.screenshot("console-overview-light-4k");
        }
    }

    @Test
    void theDoorAndTheSectionsAreReachedByKeyboard() {
        try (var browser = Site.browser()) {
            browser.goTo("/admin").find("form");
            assertThat(browser.run("return document.activeElement.name")).isEqualTo("email");
            browser.type("E-mail", Site.ADMIN).type("Password", Visitor.PASSWORD + "\n");
            browser.sees("Sign-ins");
            browser.run("document.querySelector('nav a[href=\"#/users\"]').focus()");
            browser.find("nav a[href='#/users']").sendKeys(Keys.ENTER);
            browser.sees("Find an account");

            assertThat(browser.run("return document.activeElement.tagName")).isEqualTo("H1");
        }
    }
}
