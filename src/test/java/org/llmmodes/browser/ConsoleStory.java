package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.blackbox.Postbox;
import org.llmmodes.blackbox.SmtpGate.Mood;
import org.llmmodes.blackbox.Visitor;
import org.openqa.selenium.Keys;

/** A day of an administrator, from the printed link on. */
@NeedsBrowser
class ConsoleStory {

    private static final String WRONG = "Wrong-Horse-7-Battery";
    private static final String SCRIPT = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";

    private static Browser browser;
    private static Administrator administrator;
    private static Console console;

    @BeforeAll
    static void theFirstAdministratorComes() {
        browser = Site.browser();
        console = new Console(browser);
        administrator = Administrator.comesByTheLink(browser);
    }

    @AfterAll
    static void nothingWasComplainedOf() {
        assertThat(browser.complaints()).isEmpty();
        browser.close();
    }

    private static Visitor lockedOut() {
        var user = Site.node().visitor().signUp();
        for (int i = 0; i < 5; i++) {
            Site.node().visitor().login(user.email(), WRONG).is(401);
        }
        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(423);
        return user;
    }

    @Test
    void signingInTakesAPasswordAndACode() {
        try (var another = Site.browser()) {
            var door = new Console(another);
            another.inEveryLook(
                    "console-sign-in", () -> another.goTo("/admin#/sign-in").find("form"));
            door.signIn(Administrator.EMAIL, WRONG);
            another.find("form [role=alert] .notice, form [role=alert] p");
            door.signIn(Administrator.EMAIL, Visitor.PASSWORD);
            another.sees("One more step").isAccessible("console second factor").screenshot("console-code-dark-desktop");
            door.secondFactor("000000");
            another.sees("This code is not right");
            another.find("input[name=mfa_code]").clear();
            door.secondFactor(administrator.code());

            another.sees("Locked sign-ins").click("Account of Grace Hopper").click("Sign out");
            another.find("input[autocomplete=current-password]");
            assertThat(another.complaints()).isEmpty();
        }
    }

    @Test
    void whoIsNoAdministratorIsToldSo() {
        var user = Site.node().visitor().signUp();
        try (var another = Site.browser()) {
            new Console(another).signIn(user.email(), Visitor.PASSWORD);

            another.sees(user.email() + " is not an administrator").isAccessible("refusal");
            another.screenshot("console-refusal-dark-desktop");
        }
    }

    @Test
    void aDeactivatedUsersTokenDiesAndTheTrailTells() {
        var user = Site.node().visitor().signUp();
        user.get("/api/auth/me").is(200);

        console.user(user.email()).act("Deactivate");
        browser.sees("Ada Lovelace is deactivated.").sees("This account is deactivated");

        browser.waiting().until(now -> user.get("/api/auth/me").status() == 401);
        assertThat(Site.node().visitor().login(user.email(), Visitor.PASSWORD).status())
                .isBetween(401, 403);
        browser.sees("There is no live session of this account.").isAccessible("inactive user");
        console.audit(user.email());
        browser.sees(Administrator.EMAIL);
        browser.clickOn("main tbody .link-button");
        browser.find("dialog[open]");
        assertThat(browser.find("dialog[open]").getDomProperty("textContent")).contains(user.email(), "Request");
        browser.isAccessible("event").click("Close");

        console.user(user.email()).act("Activate");
        browser.sees("Ada Lovelace is active again.");
        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void aLockedSignInIsUnlockedOnThePageOfTheUser() {
        var user = lockedOut();

        console.user(user.email());
        browser.sees("Locked until").screenshot("console-user-locked-light-desktop");
        console.act("Unlock the sign-in");
        browser.sees("Ada Lovelace can sign in again.").seesNot("Locked until");

        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void aLockedSignInIsUnlockedAmongTheLimits() {
        var user = lockedOut();

        console.section("/limits", "table");
        browser.sees(user.email()).inEveryLook("console-limits", () -> console.section("/limits", "table"));
        console.act("Unlock " + user.email());
        browser.sees("The sign-in is unlocked.").seesNot(user.email());

        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void anEditOfAnAccountThatChangedMeanwhileIsNotSaved() {
        var user = Site.node().visitor().signUp();
        console.user(user.email());
        var address = browser.address();
        var before = browser.newTab();
        browser.goTo(address).find("main .actions");
        console.act("Mark as verified");
        browser.sees("The address counts as verified.");
        browser.close(before);

        console.act("Make an administrator");
        browser.sees("Somebody else has changed this account").sees("(verified)");

        assertThat(browser.text()).contains("Make an administrator").doesNotContain("Take the administrator’s role");
        browser.goTo("/admin#/users").sees("Find an account").seesNot("Somebody else has changed this account");
    }

    @Test
    void hostileTextIsText() {
        var user = Site.node().visitor().with("User-Agent", SCRIPT).signUp();
        user.login(user.email(), WRONG).is(401);

        console.user(user.email());
        browser.sees("onerror");
        console.audit(user.email());
        browser.sees("Sign in failed");
        browser.clickOn("main tbody .link-button");
        browser.find("dialog[open]");
        assertThat(browser.find("dialog[open]").getDomProperty("textContent")).contains(SCRIPT);
        browser.click("Close");
        browser.goTo("/admin#/users?q=" + "%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E")
                .sees("Nobody found");
        browser.goTo("/admin#/users/%3Cimg%20src%3Dx%20onerror%3D%22window.hacked%3D1%22%3E")
                .sees("No such account");

        assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
        assertThat(browser.all("img[onerror]")).isEmpty();
    }

    @Test
    void theTrailIsFollowedAndVerifiedAndTakenAway() {
        console.section("/audit", "main .filters");
        browser.click("Live").sees("Pause");
        var user = Site.node().visitor().signUp();
        browser.sees(user.email()).isAccessible("tail").screenshot("console-tail-light-desktop");
        browser.click("Pause").sees("Paused").click("Live");

        browser.click("Verify").sees("The trail is whole").isAccessible("verdict");
        browser.screenshot("console-verdict-light-desktop").click("Close");
        browser.click("Export").click("CSV, for spreadsheets").sees("The export is on its way.");
        assertThat(browser.downloaded("audit-events.csv"))
                .startsWith("id,created_at,type")
                .contains(user.email());
    }

    @Test
    void theLogSaysMoreUntilItIsToldToSayLess() {
        console.section("/system", "select[name=log_level]");
        for (var level : new String[] {"Debug", "Info"}) {
            browser.input("Level").sendKeys(level);
            browser.click("Change").sees("This node logs at " + level + " now.");
        }
    }

    @Test
    void aLetterThatFailedIsTriedAgain() {
        var post = Postbox.shared();
        post.gate().become(Mood.REFUSING);
        try {
            var user = Site.node().visitor().signUp();
            console.section("/mail?status=failed", ".filters");
            browser.waiting()
                    .withMessage(() -> "the failed letter in: " + browser.text())
                    .until(now -> browser.click("Look again").text().contains(user.email()));
            browser.sees("550").isAccessible("failed letter").screenshot("console-mail-failed-light-desktop");
            assertThat(browser.listOverflow()).isEqualTo(0L);

            post.gate().become(Mood.KIND);
            browser.click("Try the letter to " + user.email() + " again")
                    .sees("The letter to " + user.email() + " is tried again now.");

            assertThat(post.await(user.email(), "Confirm your e-mail address").token())
                    .isNotBlank();
        } finally {
            post.gate().become(Mood.KIND);
        }
    }

    @Test
    void withoutAProviderThereIsNothingToTest() {
        console.section("/ai", "main table");

        browser.sees("There is no provider to be tested.");
        assertThat(browser.action("Ask for a word").isEnabled()).isFalse();
    }

    @Test
    void aSessionIsEndedByItself() {
        var user = Site.node().visitor().signUp();
        console.user(user.email());
        browser.clickOn("main tbody .button.slim");
        browser.clickOn("dialog[open] .button.primary");

        browser.sees("The session is ended.").sees("There is no live session of this account.");
        browser.waiting().until(now -> user.get("/api/auth/me").status() == 401);
    }

    @Test
    void chatsAreOpenedWithAReasonReadAndClosedAgain() {
        var user = Site.node().visitor().signUp();
        var chat = user.post("/api/chats", Map.of("title", "Debts & <b>doubts</b>", "mode", "similar_questions"))
                .is(201)
                .at("id")
                .asLong();
        user.post("/api/chats/" + chat + "/messages?reply=false", Map.of("content", SCRIPT))
                .is(201);
        console.user(user.email());
        browser.sees("Chats are private").click("Open the chats");
        browser.find("dialog[open] textarea").sendKeys("Because");
        browser.isAccessible("reason").screenshot("console-glass-light-desktop");
        browser.clickOn("dialog[open] [type=submit]");
        browser.sees("Must have 10 to 500 characters.");
        browser.find("dialog[open] textarea").sendKeys(" of ticket 4711");
        browser.clickOn("dialog[open] [type=submit]");

        browser.sees("You can read these chats for another 30 min").sees("Because of ticket 4711");
        var list = browser.address().replaceFirst(".*#", "");
        browser.inEveryLook("console-chats", () -> console.section(list, "table"));
        browser.theme("light")
                .size(Browser.DESKTOP)
                .click("Debts & <b>doubts</b>")
                .sees("onerror");
        var talk = browser.address().replaceFirst(".*#", "");
        browser.inEveryLook("console-chat", () -> console.section(talk, ".said"));
        browser.theme("light").size(Browser.DESKTOP);
        assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
        assertThat(browser.all("img[onerror]")).isEmpty();

        browser.click("Close the chats").sees("The chats are closed").isAccessible("closed chats");
        console.user(user.email());
        browser.sees("Because of ticket 4711").sees("Chats are private").screenshot("console-glass-past-light-desktop");
        try (var own = Site.browser()) {
            new Doors(own).enter(user.email());
            own.inEveryLook("account-chat-access", () -> {
                own.goTo("/app#/account").sees("Because of ticket 4711");
                own.run(
                        "[...document.querySelectorAll('h2')].find(each => each.textContent === 'Who read your chats').scrollIntoView()");
            });
            own.sees("Grace Hopper").sees("Because of ticket 4711").sees("closed by the administrator");
            assertThat(own.complaints()).isEmpty();
        }
    }

    @Test
    void everythingIsDoneByKeyboardAlone() {
        var user = Site.node().visitor().signUp();
        browser.goTo("/admin#/").find("main svg");
        browser.tabTo("To the content").press(Keys.ENTER);
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("view");

        browser.tabTo("Users").press(Keys.ENTER).find("main .filters");
        browser.waiting()
                .until(now -> "H1".equals(browser.run("return document.activeElement.tagName"))
                        && browser.focused().equals("Users"));
        browser.tabTo("q").press(user.email());
        browser.waiting()
                .until(now -> browser.all("main tbody tr").size() == 1
                        && browser.text().contains(user.email()));
        browser.tabTo("Ada Lovelace").press(Keys.ENTER).find("main .actions");

        browser.tabTo("Deactivate").press(Keys.ENTER).find("dialog[open]");
        assertThat(browser.focused()).as("a danger is not a key press away").isEqualTo("Cancel");
        browser.press(Keys.ESCAPE);
        browser.waiting().until(now -> browser.all("dialog[open]").isEmpty());
        assertThat(browser.focused()).isEqualTo("Deactivate");
        user.get("/api/auth/me").is(200);
        browser.press(Keys.ENTER).find("dialog[open]");
        browser.press(Keys.TAB, Keys.ENTER).sees("Ada Lovelace is deactivated.");
        browser.waiting().until(now -> user.get("/api/auth/me").status() == 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/users", "/audit", "/ai", "/mail", "/limits", "/system"})
    void everythingOnAPageIsReachedByKeyboard(String page) {
        console.section(page, page.equals("/") ? "main svg" : "table");

        assertThat(browser.leftOutByKeyboard()).isEqualTo("");
    }

    @Test
    void noListIsWiderThanADesk() {
        var user = Site.node().visitor().signUp();
        user.login(user.email(), WRONG).is(401);
        for (var page : List.of("/users", "/audit", "/mail", "/limits")) {
            console.section(page, "table");
            assertThat(browser.listOverflow()).as(page).isEqualTo(0L);
        }
        console.user(user.email());
        browser.sees("History").sees("Sign in failed");
        assertThat(browser.listOverflow()).as("user").isEqualTo(0L);
    }

    @Test
    void everyPageInEveryLook() {
        var user = Site.node().visitor().signUp();
        user.post("/api/auth/forgot-password", Map.of("email", user.email()));
        console.user(user.email());
        var account = browser.address().replaceFirst(".*#", "");
        var pages = new LinkedHashMap<String, Runnable>();
        pages.put("overview", () -> console.section("/?window=hour", "main svg"));
        pages.put("users", () -> console.section("/users", "table"));
        pages.put("users-none", () -> {
            console.section("/users?q=nobody-has-this", "main .state");
        });
        pages.put("user", () -> console.section(account, "table"));
        pages.put("user-gone", () -> browser.goTo("/admin#/users/999999999").sees("No such account"));
        pages.put("user-delete", () -> {
            console.section(account, "main .actions");
            browser.click("Delete").find("dialog[open]");
        });
        pages.put("audit", () -> console.section("/audit", "table"));
        pages.put("event", () -> {
            console.section("/audit", "table");
            browser.clickOn("main tbody .link-button");
            browser.find("dialog[open]");
        });
        pages.put("ai", () -> console.section("/ai", "table"));
        pages.put("mail", () -> console.section("/mail", "table"));
        pages.put("system", () -> console.section("/system", "table"));
        pages.forEach((name, open) -> browser.inEveryLook("console-" + name, open));
        browser.theme("light").size(Browser.DESKTOP).goTo("/admin#/");
    }
}
