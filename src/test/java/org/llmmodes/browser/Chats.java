package org.llmmodes.browser;

import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Page object: the list of chats, the beginning of a chat, and a chat. */
record Chats(Browser browser) {

    static Chats of(Browser browser) {
        return new Chats(browser);
    }

    Chats home() {
        browser.goTo("/app#/").find(".modes");
        return this;
    }

    Chats mode(String name) {
        browser.find(".modes");
        browser.run("document.querySelector('input[name=mode][value=" + name + "]').click()");
        return this;
    }

    Chats attach(Path picture) {
        browser.all("input[type=file]").get(0).sendKeys(picture.toAbsolutePath().toString());
        browser.find(".preview");
        return this;
    }

    /** Writes and presses Enter. */
    Chats say(String text) {
        var box = browser.find("textarea[aria-label=Message]");
        box.sendKeys(text);
        box.sendKeys(Keys.ENTER);
        return this;
    }

    /** The last reply, once it has ended. */
    WebElement reply() {
        browser.waiting()
                .withMessage(() -> "a whole reply in: " + browser.text())
                .until(now -> !browser.all(".message.assistant").isEmpty()
                        && browser.all(".message.assistant[aria-busy]").isEmpty()
                        && browser.all(".composer .send[aria-label='Stop the reply']").stream()
                                .noneMatch(WebElement::isDisplayed));
        var all = browser.all(".message.assistant");
        return all.get(all.size() - 1);
    }

    List<String> titles() {
        return browser.all(".chat-link .clip:first-child").stream()
                .map(WebElement::getText)
                .toList();
    }

    /** Opens the menu of the chat that is shown and chooses. */
    Chats act(String words) {
        browser.click("Actions for this chat").click(words);
        return this;
    }

    String title() {
        return browser.find(".view-head h1").getText();
    }
}
