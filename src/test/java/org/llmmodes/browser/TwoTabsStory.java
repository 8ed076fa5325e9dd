package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One person with several tabs. */
@NeedsBrowser
class TwoTabsStory {

    private static final String RENEW_FIVE_TIMES = """
            const done = arguments[arguments.length - 1];
            import('/look/session.js').then(async session => {
              for (let i = 0; i < 5; i++) {
                await session.bearer(await session.bearer());
              }
              const api = await import('/look/api.js');
              done((await api.get('/api/auth/me')).email);
            }).catch(failure => done(String(failure)));
            """;

    private static final String START_RENEWING = """
            window.renewed = 'not yet';
            import('/look/session.js').then(async session => {
              for (let i = 0; i < 5; i++) {
                await session.bearer(await session.bearer());
              }
              const api = await import('/look/api.js');
              window.renewed = (await api.get('/api/auth/me')).email;
            }).catch(failure => { window.renewed = String(failure); });
            """;

    @Test
    void tabsThatRenewAtOnceStaySignedIn() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            new Doors(browser).enter(user.email());
            var first = browser.tab();
            browser.newTab();
            browser.goTo("/app").sees("What is on your mind");
            var second = browser.tab();

            browser.switchTo(first);
            browser.run(START_RENEWING);
            browser.switchTo(second);
            assertThat(browser.runAndWait(RENEW_FIVE_TIMES)).isEqualTo(user.email());
            browser.switchTo(first);
            browser.waiting().until(now -> !browser.run("return window.renewed").equals("not yet"));

            assertThat(browser.run("return window.renewed")).isEqualTo(user.email());
        }
    }

    @Test
    void signingOutInOneTabSignsOutTheOther() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            new Doors(browser).enter(user.email());
            var first = browser.tab();
            browser.newTab();
            browser.goTo("/app").sees("What is on your mind");

            browser.clickOn(".who");
            browser.click("Sign out").sees("Ask better questions");
            browser.switchTo(first);

            browser.sees("Ask better questions");
        }
    }

    @Test
    void aSessionThatWasEndedElsewhereLeadsToTheDoor() {
        var user = Site.node().visitor().signUp();
        try (var browser = Site.browser()) {
            new Doors(browser).enter(user.email());

            user.delete("/api/auth/sessions").is(204);
            browser.run("location.hash = '/account'");

            browser.sees("Sign in");
            assertThat(browser.address()).contains("/sign-in?next=");
        }
    }
}
