package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What somebody does who comes back every day: drops pictures, finds old chats, takes them away, sets up a mode. */
@NeedsBrowser
class DailyWorkStory {

    /** The events of a drag from the desktop, which no driver can begin; the file in them is a real one, painted here. */
    private static final String DRAG = """
            const [place, type, finished] = arguments;
            const canvas = Object.assign(document.createElement('canvas'), {width: 60, height: 40});
            canvas.getContext('2d').fillRect(0, 0, 30, 40);
            canvas.toBlob(blob => {
              const carried = new DataTransfer();
              carried.items.add(new File([blob], 'dropped.png', {type: 'image/png'}));
              const event = new DragEvent(type, {dataTransfer: carried, bubbles: true, cancelable: true});
              place.dispatchEvent(event);
              finished(event.defaultPrevented);
            });
            """;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Site.browser();
        Doors.open(browser).signUp("Ada", "Lovelace");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void aPictureIsDroppedWhereAChatBeginsAndInAChat() {
        var chats = Chats.of(browser).mode("similar_questions");
        drop(".view h1");
        assertThat(browser.find("input[name=mode][value=image_processing]").isSelected())
                .as("the mode that takes pictures")
                .isTrue();
        chats.say("Make it 30 px wide");
        assertThat(widthOf(chats.reply())).isEqualTo(30L);

        drop(".log");
        chats.say("Rotate it by 90 degrees");

        browser.waiting().until(now -> browser.all(".message.assistant").size() == 2);
        assertThat(widthOf(chats.reply())).isEqualTo(40L);
        assertThat(browser.complaints()).isEmpty();
    }

    private void drop(String where) {
        var place = browser.find(where);
        browser.runAndWait(DRAG, place, "dragenter");
        assertThat(browser.find(".drop-here").isDisplayed()).isTrue();
        assertThat(browser.runAndWait(DRAG, place, "dragover")).isEqualTo(true);
        assertThat(browser.runAndWait(DRAG, place, "drop"))
                .as("the page stays, and the picture is not opened in its place")
                .isEqualTo(true);
        browser.find(".preview");
        assertThat(browser.all(".drop-here")).noneMatch(WebElement::isDisplayed);
    }

    private Object widthOf(WebElement reply) {
        var image = browser.waiting().until(now -> reply.findElements(By.cssSelector("img")).stream()
                .findFirst()
                .orElse(null));
        browser.waiting().until(now -> !browser.run("return arguments[0].naturalWidth", image)
                .equals(0L));
        return browser.run("return arguments[0].naturalWidth", image);
    }

    @Test
    void aChatIsFoundByAWordThatWasSaidAndTakenAway() {
        var chats = Chats.of(browser).mode("similar_questions").say("The long life of tortoises");
        chats.reply();
        chats.home().mode("similar_questions").say("Why is the sky blue?");
        chats.reply();
        var search = browser.find("input[type=search]");

        search.sendKeys("tortoises");
        browser.waiting()
                .until(now -> chats.titles().stream().allMatch(title -> title.contains("tortoises"))
                        && !chats.titles().isEmpty());
        browser.clickOn(".chat-entry .chat-link");
        browser.waiting().until(now -> chats.title().equals("The long life of tortoises"));

        chats.act("Export as Markdown");
        assertThat(browser.downloaded("The long life of tortoises.md")).contains("The long life of tortoises");
        chats.act("Export as JSON");
        assertThat(browser.downloaded("The long life of tortoises.json"))
                .startsWith("{")
                .contains("\"similar_questions\"");

        search.clear();
        search.sendKeys("hippopotamus");
        browser.sees("Nothing found");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aSettingOfAModeCountsFromThenOn() {
        browser.goTo("/app#/settings").type("How many questions at most", "99");
        save();
        browser.find(".field[data-name=max_questions] [aria-invalid=true]");

        browser.type("How many questions at most", "2");
        save();
        browser.sees("Saved for similar questions");

        var chats = Chats.of(browser).home().mode("similar_questions").say("How do I learn to play the piano?");
        assertThat(chats.reply().findElements(By.cssSelector(".answer"))).hasSize(2);
        browser.goTo("/app#/settings");
        assertThat(browser.input("How many questions at most").getDomProperty("value"))
                .isEqualTo("2");
    }

    private void save() {
        browser.all("form").stream()
                .filter(form -> form.getText().contains("How many questions at most"))
                .findFirst()
                .orElseThrow()
                .findElement(By.cssSelector("button[type=submit]"))
                .click();
    }

    @Test
    void theMeterTellsAWeakPasswordFromAStrongOne() {
        browser.goTo("/app#/sign-up");
        browser.run("localStorage.clear(); sessionStorage.clear(); location.reload()");
        browser.goTo("/app#/sign-up").type("Password", "password");
        browser.waiting().until(now -> score() == 1);
        browser.sees("Very weak");

        browser.type("Password", "Granite-Weasel-Umbrella-1912");

        browser.waiting().until(now -> score() == 5);
        browser.sees("Strong");
    }

    private int score() {
        return Integer.parseInt(String.valueOf(browser.find(".meter").getDomAttribute("data-score")));
    }
}
