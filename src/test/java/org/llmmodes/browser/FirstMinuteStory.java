package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.llmmodes.blackbox.Pictures;

/** A newcomer's first minute: an account, a question, a picture. */
@NeedsBrowser
class FirstMinuteStory {

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
    void aNewcomerSignsUpAndGetsAnAnswerThatGrows() {
        Doors.open(browser);
        browser.sees("Ask better questions").click("Create an account");

        Doors.open(browser).signUp("Ada", "Lovelace");
        var chats = Chats.of(browser).mode("similar_questions").say("What is the difference between REST and GraphQL?");

        assertThat(chats.reply().findElements(org.openqa.selenium.By.cssSelector(".answer")))
                .isNotEmpty();
        assertThat(chats.title()).isEqualTo("What is the difference between REST and GraphQL?");
        browser.waiting().until(now -> chats.titles().contains("What is the difference between REST and GraphQL?"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void fieldsSayWhatIsWrongWithThem() {
        browser.goTo("/app#/sign-up")
                .type("First name", "R2D2")
                .type("Last name", "Lovelace")
                .type("E-mail", "no-address")
                .type("Password", "short")
                .click("Create account");

        browser.waiting().until(now -> browser.all("[aria-invalid=true]").size() >= 3);
        assertThat(browser.find(".field[data-name=email] .error").getText()).isNotBlank();
        assertThat(browser.find(".field[data-name=terms_accepted] .error").getText())
                .isNotBlank();
        assertThat(browser.run("return document.activeElement.name")).isEqualTo("first_name");
    }

    @Test
    void aPictureIsChangedAsItWasSaid(@TempDir Path folder) throws IOException {
        var picture = Files.write(folder.resolve("orange.png"), Pictures.of("png", 64, 48));
        Doors.open(browser).signUp("Grace", "Hopper");

        var chats =
                Chats.of(browser).mode("image_processing").attach(picture).say("Make it black and white, 32 px wide");

        var reply = chats.reply();
        var image = browser.waiting()
                .until(now -> reply.findElements(org.openqa.selenium.By.cssSelector("img")).stream()
                        .findFirst()
                        .orElse(null));
        assertThat(image.getDomAttribute("src")).startsWith("blob:");
        browser.waiting().until(now -> browser.run("return arguments[0].naturalWidth", image)
                .equals(32L));
        assertThat(browser.run("""
                        const canvas = document.createElement('canvas');
                        const paint = canvas.getContext('2d');
                        paint.drawImage(arguments[0], 0, 0);
                        const [r, g, b] = paint.getImageData(5, 5, 1, 1).data;
                        return Math.max(r, g, b) - Math.min(r, g, b);
                        """, image)).isEqualTo(0L);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aChatIsPinnedRenamedArchivedAndDeleted() {
        Doors.open(browser).signUp("Ada", "Lovelace");
        var chats = Chats.of(browser).mode("similar_questions").say("Why is the sky blue?");
        chats.reply();

        chats.act("Rename");
        browser.type("Title", "Blue").click("Rename");
        browser.waiting().until(now -> chats.titles().contains("Blue"));
        chats.act("Pin");
        browser.sees("Pinned");
        chats.act("Archive");
        browser.sees("No chats yet").click("Archived");
        browser.waiting().until(now -> chats.titles().contains("Blue"));
        chats.act("Delete").browser().sees("Delete this chat?").clickOn("dialog .button.danger");

        browser.sees("The chat is deleted.").sees("What is on your mind, Ada?");
    }

    @Test
    void aReplyIsRatedAndMadeAgainAndOutlivesAReload() {
        Doors.open(browser).signUp("Ada", "Lovelace");
        var chats = Chats.of(browser).mode("similar_questions").say("How do I learn to play the piano as an adult?");
        chats.reply();

        browser.click("Good reply");
        browser.find("[data-rating=up][aria-pressed=true]");
        browser.run("location.reload()");
        browser.find("[data-rating=up][aria-pressed=true]");
        browser.click("Another reply");
        browser.find("[data-rating=up][aria-pressed=false]");

        assertThat(browser.all(".message.assistant")).hasSize(1);
        assertThat(browser.all(".message.user")).hasSize(1);
    }
}
