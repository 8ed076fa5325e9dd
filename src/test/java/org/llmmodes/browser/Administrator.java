package org.llmmodes.browser;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.llmmodes.blackbox.Visitor;

/** The first administrator of {@link Site}: made by the link that its server prints, with a second factor. */
final class Administrator {

    static final String EMAIL = "first@example.org";

    private static final Pattern LINK = Pattern.compile("(/admin/bootstrap\\?token=[A-Za-z0-9_-]{43})");

    private final Deque<String> backupCodes = new ArrayDeque<>();

    private Administrator() {}

    /** Walks all the way from the link to the console, looking around at each step. */
    static Administrator comesByTheLink(Browser browser) {
        browser.inEveryLook(
                "console-link-cut", () -> browser.goTo("/admin/bootstrap").sees("The link is not whole"));
        browser.goTo(printedLink()).sees("This server has no administrator yet").isAccessible("bootstrap");
        browser.screenshot("console-bootstrap-light-desktop");
        browser.type("First name", "Grace")
                .type("Last name", "Hopper")
                .type("E-mail", EMAIL)
                .type("Password", Visitor.PASSWORD)
                .click("Create the administrator");
        browser.find("input[autocomplete=current-password]").sendKeys(Visitor.PASSWORD + "\n");

        browser.sees("A second factor is missing").isAccessible("enrolment").screenshot("console-enrol-light-desktop");
        browser.click("Set it up").click("Set up").find("img.qr");
        var secret = browser.run("return document.querySelector('dialog code').textContent")
                .toString()
                .replace(" ", "");
        browser.find("dialog input[name=code]").sendKeys(OneTimeCode.of(secret, Instant.now()));
        browser.click("Switch on").sees("Your backup codes");
        var administrator = new Administrator();
        browser.all(".codes li")
                .forEach(code -> administrator.backupCodes.add(String.valueOf(code.getDomProperty("textContent"))));
        browser.click("I have kept them").sees("New backup codes");
        browser.goTo("/admin").sees("Administrators");
        return administrator;
    }

    /** A code that was not used before. */
    String code() {
        return backupCodes.remove();
    }

    private static String printedLink() {
        var link = LINK.matcher(Site.node().console());
        if (!link.find()) {
            throw new IllegalStateException("No link in: " + Site.node().console());
        }
        return link.group(1);
    }
}
