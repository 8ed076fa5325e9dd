package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the pages, as a browser asks for them; the database plays no part. */
class PagesStory {

    private final Node node = Node.shared(Database.H2);

    @ParameterizedTest
    @CsvSource({
        "/app, text/html",
        "/app/, text/html",
        "/app/main.js, text/javascript",
        "/look/look.css, text/css",
        "/look/icon.svg, image/svg+xml"
    })
    void aFileHasItsTypeAndAStrictPolicy(String path, String type) {
        var file = node.visitor().get(path).is(200);

        assertThat(file.header("Content-Type")).startsWith(type);
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Security-Policy"))
                .contains(
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:", "*");
    }

    @Test
    void aBrowserKeepsAFileAndAsksWhetherItStillHolds() {
        var first = node.visitor().get("/look/look.css").is(200);
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");

        var again = node.visitor()
                .with("If-None-Match", first.header("ETag"))
                .get("/look/look.css")
                .is(304);

        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/nothing.js",
                "/app/WEB-INF/web.xml",
                "/look/../WEB-INF/web.xml",
                "/look/%2e%2e/WEB-INF/web.xml",
                "/look/README.md",
                "/look/look",
                "/look/",
                "/app/index.html%00.js"
            })
    void whatIsNoFileOfAPageIsNotGiven(String path) {
        var answer = node.visitor().get(path);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("web-app", "Classes of");
    }

    @Test
    void theRootStaysJsonForBrowsersToo() {
        var root = node.visitor().with("Accept", "text/html").get("/").is(200);

        assertThat(root.header("Content-Type")).startsWith("application/json");
        assertThat(root.at("status").asText()).isEqualTo("healthy");
    }

    @Test
    void theModesAreListedWithTheirDefaults() {
        var modes = node.visitor().signUp().get("/api/chats/modes").is(200);

        assertThat(modes.json().findValuesAsText("name"))
                .containsExactly("assistant", "image_processing", "similar_questions");
        assertThat(modes.at("2/settings/max_questions").asInt()).isEqualTo(5);
        node.visitor().get("/api/chats/modes").isProblem(401, "unauthenticated");
    }
}
