package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.llmmodes.blackbox.Visitor;

/** An administrator at work in the console. */
@NeedsBrowser
class ConsoleStory {

    private static final String SCRIPT = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
    private static final String WRONG = "Wrong-Horse-7-Battery";

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
    void aUserIsFoundAndDeactivatedAndTheTokenDiesAndTheEventIsThere() {
        var user = Site.node().visitor().signUp();
        user.get("/api/auth/me").is(200);

        Console.enter(browser).find(user.email()).act("Deactivate");
        browser.sees("is deactivated.").sees("This account is deactivated");

        browser.waiting().until(now -> user.get("/api/auth/me").http().statusCode() == 401);
        user.login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");

        new Console(browser).open("audit?type=account_changed&subject=" + user.email());
        browser.sees("Account changed").find("tbody .link-button").click();
        browser.find("dialog[open] dl");
        assertThat(browser.find("dialog[open]").getText()).contains(Site.ADMIN, user.email(), "account_changed");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aLockedSignInIsUnlocked() {
        var user = Site.node().visitor().signUp();
        lock(user);

        Console.enter(browser).find(user.email());
        browser.sees("Locked");
        new Console(browser).act("Unlock the sign-in");
        browser.sees("can sign in again.");

        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void aLockIsReleasedAmongTheLimits() {
        var user = Site.node().visitor().signUp();
        lock(user);

        Console.enter(browser).open("limits");
        browser.sees(user.email());
        new Console(browser).act("Unlock " + user.email());
        browser.sees("The sign-in is unlocked.").seesNot(user.email());

        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(200);
    }

    @Test
    void whoIsNoAdministratorIsRefused() {
        var user = Site.node().visitor().signUp();

        new Console(browser).signIn(user.email(), Visitor.PASSWORD);

        browser.sees("Not for this account").sees(user.email()).isAccessible("refusal").screenshot("console-refusal-light-desktop");
        browser.goTo("/admin#/users").sees("Not for this account");
        assertThat(browser.all("table")).isEmpty();
        browser.click("Use another account").sees("Sign in with an account that has the role");
    }

    @Test
    void wrongPasswordsAreRefusedAtTheDoor() {
        new Console(browser).signIn(Site.ADMIN + ".invalid", WRONG);

        browser.find("form [role=alert] .notice");
        assertThat(browser.address()).contains("#/sign-in");
    }

    @Test
    void whoHasASecondFactorIsAskedForIt() {
        var user = Site.node().visitor().signUp();
        var id = user.get("/api/auth/me").at("id").asLong();
        Site.admin().patch("/api/admin/users/" + id, Map.of("roles", List.of("user", "admin"))).is(200);
        var appointed = Site.visitor(user.email());
        var secret = appointed.post("/api/auth/mfa/setup", Map.of()).is(200).at("secret").asText();
        appointed.post("/api/auth/mfa/enable", Map.of("code", OneTimeCode.of(secret, Instant.now()))).is(200);

        new Console(browser).signIn(user.email(), Visitor.PASSWORD);
        browser.sees("One more step").isAccessible("second factor").screenshot("console-second-factor-light-desktop");
        browser.find("input[name=mfa_code]").sendKeys("000000\n");
        browser.sees("This code is not right");
        browser.find("input[name=mfa_code]").clear();
        browser.find("input[name=mfa_code]").sendKeys(OneTimeCode.of(secret, Instant.now().plusSeconds(30)) + "\n");

        browser.sees("Overview").sees("Sign-ins");
    }

    @Test
    void anEditOfWhatHasChangedMeanwhileIsRefusedAndNothingIsLost() {
        var user = Site.node().visitor().signUp();
        var path = "/api/admin/users/" + user.get("/api/auth/me").at("id").asLong();
        Console.enter(browser).find(user.email());

        Site.admin().patch(path, Map.of("is_verified", true)).is(200);
        new Console(browser).act("Deactivate");

        browser.sees("Somebody else has changed this account").screenshot("console-stale-light-desktop");
        browser.sees("(verified)");
        var now = Site.admin().get(path);
        assertThat(now.at("is_active").asBoolean()).isTrue();
        assertThat(now.at("is_verified").asBoolean()).isTrue();
    }

    @Test
    void theLastAdministratorStays() {
        Console.enter(browser).find(Site.ADMIN).act("Deactivate");

        browser.find(".toast.bad");
        assertThat(Site.admin().get("/api/auth/me").is(200).at("is_active").asBoolean()).isTrue();
    }

    @Test
    void theAddressKeepsWhatIsLookedFor() {
        var user = Site.node().visitor().signUp();
        Console.enter(browser).open("users");
        browser.input("Name or e-mail").sendKeys(user.email());
        browser.waiting().until(now -> browser.address().contains("q="));

        browser.goTo("about:blank").goTo("/admin#/users?q=" + user.email() + "&status=active");
        browser.sees(user.email());
        assertThat(browser.all("tbody tr")).hasSize(1);
        browser.find("tbody a").click();
        browser.sees("Sessions").click("All users").sees("Find an account");
        assertThat(browser.address()).contains("status=active");
    }

    @Test
    void eventsAppearAsTheyHappenUntilPaused() {
        Console.enter(browser).open("audit");
        browser.click("Live").sees("Pause");
        var first = Site.node().visitor().signUp();
        browser.sees(first.email());
        browser.isAccessible("live").screenshot("console-live-light-desktop");

        browser.click("Pause").sees("Paused");
        var second = Site.node().visitor().signUp();
        assertThat(browser.text()).doesNotContain(second.email());
        browser.click("Go on").sees(second.email());
    }

    @Test
    void theTrailIsVerified() {
        Console.enter(browser).open("audit");

        browser.click("Verify").sees("The trail is whole").isAccessible("verdict").screenshot("console-verdict-light-desktop");
    }

    @Test
    void aSessionIsEnded() {
        var user = Site.node().visitor().signUp();
        Console.enter(browser).find(user.email());

        browser.find("button[aria-label^='End the session']").click();
        browser.find("dialog[open] .button.primary").click();
        browser.sees("The session is ended.").sees("Not signed in");

        browser.waiting().until(now -> user.get("/api/auth/me").http().statusCode() == 401);
    }

    @Test
    void anAccountIsDeletedOnceItsAddressIsTyped() {
        var user = Site.node().visitor().signUp();
        Console.enter(browser).find(user.email());

        browser.click("Delete").type("Type " + user.email() + " to confirm", "somebody@example.org").click("Delete for good");
        browser.sees("This is not the address of the account.");
        browser.type("Type " + user.email() + " to confirm", user.email()).click("Delete for good");
        browser.sees("is deleted.");

        Site.node().visitor().login(user.email(), Visitor.PASSWORD).isProblem(401, "wrong-credentials");
    }

    @Test
    void theLevelOfTheLogIsChanged() {
        Console.enter(browser).open("system");
        browser.input("Level").sendKeys("Warning");
        browser.click("Change").sees("This node logs at Warning now.");

        assertThat(Site.admin().get("/api/admin/system").at("log_level").asText()).isEqualTo("WARNING");
        Site.admin().patch("/api/admin/system", Map.of("log_level", "INFO")).is(200);
    }

    @Test
    void markupOfStrangersIsText() {
        var user = Site.node().visitor().with("User-Agent", SCRIPT).signUp();

        Console.enter(browser).find(user.email());
        browser.sees("onerror");
        browser.find("tbody .link-button").click();
        browser.find("dialog[open]");
        assertThat(browser.find("dialog[open]").getText()).contains("<script>");

        assertThat(browser.run("return String(window.hacked)")).isEqualTo("undefined");
        assertThat(browser.all("img[onerror]")).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    private static void lock(Visitor user) {
        for (int i = 0; i < 5; i++) {
            Site.node().visitor().login(user.email(), WRONG).is(401);
        }
        Site.node().visitor().login(user.email(), Visitor.PASSWORD).is(423);
    }
}
