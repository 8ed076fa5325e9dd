package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Visitor;
import org.openqa.selenium.Dimension;

/** Every page, in light and dark, on a phone and on a desk: without a violation that axe finds, nothing wider than the window, and a picture to look at. */
@NeedsBrowser
class LookStory {

    @Test
    void theDoors() {
        try (var browser = Site.browser()) {
            browser.inEveryLook("welcome", () -> browser.goTo("/app#/welcome").sees("Ask better questions"));
            browser.inEveryLook("sign-in", () -> browser.goTo("/app#/sign-in").find("form"));
            browser.inEveryLook("sign-in-refused", () -> {
                new Doors(browser).signIn("nobody@example.org", "Wrong-Horse-7-Battery");
                browser.find("form [role=alert] .notice, form [role=alert] p");
            });
            browser.inEveryLook("sign-up", () -> browser.goTo("/app#/sign-up").find("form"));
            browser.inEveryLook("sign-up-refused", () -> {
                browser.goTo("/app#/sign-up").click("Create account").find("[aria-invalid]");
            });
            browser.inEveryLook("forgot", () -> browser.goTo("/app#/forgot").find("form"));
        }
    }

    @Test
    void theInside() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            new Doors(browser).enter(user.email());
            var chats = Chats.of(browser);
            browser.inEveryLook("home-empty", chats::home);
            chats.home()
                    .mode("similar_questions")
                    .say("What is the difference between REST and GraphQL?")
                    .reply();
            var questions = browser.address();
            chats.home().mode("image_processing");
            browser.click("Try it with a sample picture").find(".preview");
            chats.say("").reply();
            browser.find(".message.assistant img");
            var pictures = browser.address();
            chats.act("Pin").home();

            var pages = new LinkedHashMap<String, Runnable>();
            pages.put("home", chats::home);
            pages.put("list", () -> browser.goTo("/app#/list").find(".shell"));
            pages.put("chat-questions", () -> browser.goTo(questions).find(".message.assistant .answer"));
            pages.put("chat-picture", () -> browser.goTo(pictures).find(".message.assistant img"));
            pages.put("account", () -> browser.goTo("/app#/account")
                    .sees("Where you are signed in")
                    .find(".session"));
            pages.put("settings", () -> browser.goTo("/app#/settings").find("form"));
            pages.put(
                    "no-such-chat", () -> browser.goTo("/app#/chats/999999999").sees("No such chat"));
            pages.forEach((name, open) -> browser.inEveryLook(name, open));
            browser.inEveryLook("delete-dialog", () -> {
                // The same address again is no new page: what is open stays open.
                browser.run("document.querySelectorAll('dialog[open]').forEach(each => each.close())");
                browser.goTo(questions).find(".message.assistant .answer");
                chats.act("Delete");
                browser.find("dialog[open]");
            });
            browser.run("document.querySelectorAll('dialog[open]').forEach(each => each.close())");
            browser.size(Browser.DESKTOP).theme("light").goTo(questions).find(".message.assistant .answer");
            browser.click("Actions for this chat").find(".menu [role=menuitem]");
            browser.isAccessible("chat menu").screenshot("chat-menu-light-desktop");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void aWideScreenIsUsed() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            browser.size(new Dimension(3840, 2160));
            new Doors(browser).enter(user.email());
            browser.screenshot("home-light-4k");

            assertThat(browser.overflow()).isEqualTo(0L);
        }
    }

    @Test
    void everythingIsReachedByKeyboard() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            browser.goTo("/app#/sign-in").find("form");
            assertThat(browser.run("return document.activeElement.name")).isEqualTo("email");
            browser.type("E-mail", user.email());
            browser.type("Password", Visitor.PASSWORD + "\n");
            browser.sees("What is on your mind");

            browser.find("body").sendKeys(org.openqa.selenium.Keys.TAB);
            assertThat(browser.run("return document.activeElement.offsetParent !== null"))
                    .isEqualTo(true);
        }
    }
}
