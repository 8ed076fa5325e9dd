package org.llmmodes.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser with an empty profile, as a person at a desk would use it. */
final class Browser implements AutoCloseable {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    static final Dimension DESKTOP = new Dimension(1280, 860);
    static final Dimension PHONE = new Dimension(390, 844);

    private static final Map<String, Dimension> SIZES = Map.of("phone", PHONE, "desktop", DESKTOP);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    static {
        // It would like the DevTools protocol of this very version; what is used of it here is the same in all.
        Logger.getLogger("org.openqa.selenium").setLevel(Level.SEVERE);
    }

    private final ChromeDriver driver;
    private final URI server;

    private Browser(ChromeDriver driver, URI server) {
        this.driver = driver;
        this.server = server;
    }

    static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** @param server what paths are relative to */
    static Browser open(URI server) {
        try {
            var options = new ChromeOptions();
            options.setBinary(CHROMIUM.toFile());
            options.addArguments(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en-GB",
                    "--window-size=" + DESKTOP.width + "," + (DESKTOP.height + 90),
                    "--user-data-dir=" + Files.createTempDirectory("llm-modes-browser"));
            var logs = new LoggingPreferences();
            logs.enable(LogType.BROWSER, Level.WARNING);
            options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
            options.setExperimentalOption(
                    "prefs",
                    Map.of(
                            "download.default_directory",
                            SCREENSHOTS.toAbsolutePath().toString()));
            var service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER.toFile())
                    .build();
            var browser = new Browser(new ChromeDriver(service, options), server);
            browser.size(DESKTOP);
            return browser;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a path of the server, or a whole address. */
    Browser goTo(String path) {
        driver.get(server.resolve(path).toString());
        return this;
    }

    /** Sets what the page has for itself: a window of 390 pixels is no phone, Chromium has a least width. */
    Browser size(Dimension size) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", size.width, "height", size.height, "deviceScaleFactor", 1, "mobile", size.width < 600));
        return this;
    }

    /** Looks at a page light and dark, on a phone and at a desk: a picture each, nothing that axe finds, nothing wider than the window. */
    void inEveryLook(String page, Runnable open) {
        for (var theme : List.of("light", "dark")) {
            for (var size : SIZES.entrySet()) {
                theme(theme).size(size.getValue());
                open.run();
                var look = page + "-" + theme + "-" + size.getKey();
                screenshot(look).isAccessible(look);
                assertThat(overflow())
                        .as("pixels wider than the window at %s", look)
                        .isEqualTo(0L);
            }
        }
        // Whoever goes on sits at a desk again, in whatever order the looks came.
        theme("light").size(DESKTOP);
    }

    /** By how many pixels the page is wider than its window. */
    Object overflow() {
        return run("return Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
    }

    /** Light or dark, as the system says. */
    Browser theme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                Map.of("name", "prefers-color-scheme", "value", scheme),
                                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
        return this;
    }

    /** Clicks on what a selector finds, once it is shown. */
    Browser clickOn(String selector) {
        retried(() -> find(selector).click());
        return this;
    }

    WebElement find(String selector) {
        return await(By.cssSelector(selector));
    }

    /** What is there now, without waiting. */
    List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** A button or link by what it says or is called. */
    WebElement action(String words) {
        return await(By.xpath(
                "//*[self::button or self::a or @role='menuitem'][normalize-space(.)=\"%s\" or @aria-label=\"%s\"]"
                        .formatted(words, words)));
    }

    /** The input, once it is there, that a label with these words belongs to. */
    WebElement input(String label) {
        var found = await(By.xpath("//label[normalize-space(.)=\"" + label + "\"]"));
        return driver.findElement(By.id(Objects.requireNonNull(found.getDomAttribute("for"))));
    }

    Browser click(String words) {
        retried(() -> action(words).click());
        return this;
    }

    Browser type(String label, CharSequence text) {
        var input = input(label);
        input.clear();
        input.sendKeys(text);
        return this;
    }

    /** Presses keys where the focus is. */
    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** What has the focus: its own words, or how it is called. */
    String focused() {
        return String.valueOf(
                run(
                        "const at = document.activeElement; return at.getAttribute('aria-label') || at.textContent.trim() || at.name || at.tagName"));
    }

    /** Presses Tab until what says or is called this has the focus. */
    Browser tabTo(String words) {
        for (int i = 0; i < 150; i++) {
            if (focused().equals(words)) {
                return this;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab does not lead to “" + words + "” in: " + text());
    }

    /** Walks through the page with Tab; answers what can be used and was not reached, or was without a sign that it has the focus. */
    Object leftOutByKeyboard() {
        run(
                "document.querySelectorAll('[data-walked]').forEach(each => delete each.dataset.walked); window.rounds = 0; window.last = null");
        for (int i = 0; i < 400; i++) {
            press(Keys.TAB);
            // An input for a time has several stops; what comes again after others begins another round.
            var done = run("""
                    const at = document.activeElement;
                    if (at === window.last) return false;
                    window.last = at;
                    if (at === document.body) return ++window.rounds > 1;
                    if (at.dataset.walked) return true;
                    const look = getComputedStyle(at);
                    at.dataset.walked = look.outlineStyle !== 'none' || look.boxShadow !== 'none' ? 'yes' : 'unmarked';
                    return false;
                    """);
            if (Boolean.TRUE.equals(done)) {
                break;
            }
        }
        return run("""
                return [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')]
                    .filter(each => !each.disabled && each.checkVisibility({visibilityProperty: true}) && each.dataset.walked !== 'yes')
                    .map(each => (each.dataset.walked || 'not reached') + ': ' + each.outerHTML.slice(0, 160)).join('\\n');
                """);
    }

    /** By how many pixels a list is wider than the place it has. */
    Object listOverflow() {
        return run(
                "return Math.max(0, ...[...document.querySelectorAll('.table-box')].map(each => each.scrollWidth - each.clientWidth))");
    }

    /** Waits until the page shows these words. */
    Browser sees(String words) {
        waiting().withMessage(() -> "“" + words + "” in: " + text()).until(now -> text().contains(words));
        return this;
    }

    Browser seesNot(String words) {
        waiting().withMessage(() -> "no “" + words + "” in: " + text()).until(now -> !text().contains(words));
        return this;
    }

    /** What a person reads on the page. */
    String text() {
        return String.valueOf(run("return document.body.innerText"));
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    Object run(String script, Object... arguments) {
        return String.valueOf(script).isEmpty()
                ? ""
                : result(((JavascriptExecutor) driver).executeScript(script, arguments));
    }

    /** Runs a script that calls back with its result, its last argument. */
    Object runAndWait(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return result(driver.executeAsyncScript(script, arguments));
    }

    private static Object result(@org.jspecify.annotations.Nullable Object result) {
        return result == null ? "" : result;
    }

    WebDriverWait waiting() {
        var wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100));
        wait.ignoring(StaleElementReferenceException.class);
        return wait;
    }

    private WebElement await(By by) {
        return waiting()
                .withMessage(() -> by + " in: " + text())
                .until(ExpectedConditions.visibilityOfElementLocated(by));
    }

    /** Lists are drawn anew when news comes; what was found may be gone when it is pressed. */
    private void retried(Runnable action) {
        waiting().until(now -> {
            action.run();
            return true;
        });
    }

    /** Another tab of the same browser; answers the name of the one before, to go back to. */
    String newTab() {
        var before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        return before;
    }

    void switchTo(String tab) {
        driver.switchTo().window(tab);
    }

    /** Closes the tab that is shown and goes back to another. */
    void close(String back) {
        driver.close();
        driver.switchTo().window(back);
    }

    /** What is in a file that the page has saved, once it is there. */
    String downloaded(String name) {
        var file = SCREENSHOTS.resolve(name);
        waiting().withMessage(() -> file + " was saved").until(now -> Files.exists(file));
        try {
            var text = Files.readString(file);
            Files.delete(file);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tab() {
        return driver.getWindowHandle();
    }

    /** Keeps a picture of the page, to be looked at by people. */
    Browser screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** What the page complains of, such as a broken content policy; answers of the server that are errors are no complaint. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(org.openqa.selenium.logging.LogEntry::getMessage)
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** Fails when axe finds anything against WCAG 2.2 AA or its own best practices. */
    Browser isAccessible(String where) {
        if (run("return typeof window.axe").equals("undefined")) {
            run(axe());
        }
        var violations = runAndWait("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(
                    result => done(result.violations.map(each => each.id + ' (' + each.impact + '): ' + each.help + '\\n  '
                        + each.nodes.map(node => node.target.join(' ') + '  ' + node.failureSummary).join('\\n  ')).join('\\n')),
                    failure => done(String(failure)));
                """);
        assertThat(violations).as("axe at %s", where).isEqualTo("");
        return this;
    }

    private static String axe() {
        try (var script = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
