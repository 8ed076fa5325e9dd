package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever people write is shown as the text that it is. */
@NeedsBrowser
class HostileTextStory {

    private static final String SCRIPT = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    @Test
    void markupInTitlesMessagesAndAgentsIsText() {
        var user = Site.node().visitor().with("User-Agent", SCRIPT).signUp();
        var id = user.post("/api/chats", Map.of("title", SCRIPT, "mode", "similar_questions"))
                .is(201)
                .at("id")
                .asLong();
        user.post(
                        "/api/chats/" + id + "/messages?reply=false",
                        Map.of("content", SCRIPT + " [x](javascript:window.hacked=1)"))
                .is(201);
        try (var browser = Site.browser()) {
            new Doors(browser).enter(user.email());

            browser.goTo("/app#/chats/" + id).sees("onerror");
            assertThat(Chats.of(browser).title()).isEqualTo(SCRIPT);
            assertThat(browser.find(".bubble").getText()).startsWith(SCRIPT);
            assertThat(browser.all(".message a")).isEmpty();
            browser.find("input[type=search]").sendKeys("onerror");
            browser.find(".chats mark");
            browser.goTo("/app#/account").sees("<script>");

            assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
            assertThat(browser.all("img[onerror]")).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theContentPolicyRefusesInlineScriptsAndHtml() {
        try (var browser = Site.browser()) {
            Doors.open(browser);
            browser.sees("Ask better questions");

            assertThat(browser.run("""
                            try {
                              document.body.insertAdjacentHTML('beforeend', '<b>x</b>');
                              return 'taken';
                            } catch (refused) {
                              return refused.name;
                            }
                            """)).isEqualTo("TypeError");
            assertThat(browser.run("""
                            try {
                              document.createElement('p').setAttribute('onclick', 'window.hacked = 1');
                              return 'taken';
                            } catch (refused) {
                              return refused.name;
                            }
                            """)).isEqualTo("TypeError");
            assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
        }
    }
}
