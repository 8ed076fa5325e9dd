package org.llmmodes.docs.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmodes.platform.problem.ProblemType;

class DocsPageTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void typeOfAProblemLeadsToItsExplanation(ProblemType type) {
        var anchor = type.uri().substring("/docs#".length());
        assertThat(DocsPage.problems())
                .contains("id=\"" + anchor + "\"")
                .contains(HtmlPage.escape(type.title()))
                .contains(HtmlPage.escape(type.explanation()));
    }

    @ParameterizedTest
    @CsvSource({
        "org.webjars, swagger-ui, swagger-ui.css",
        "org.webjars, swagger-ui, swagger-ui-bundle.js",
        "org.webjars.npm, redoc, bundles/redoc.standalone.js"
    })
    void webJarsHoldWhatThePagesLoad(String group, String artifact, String file) {
        assertThat(getClass().getResource("/META-INF/resources" + HtmlPage.webJar(group, artifact) + "/" + file))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"docs.html, 6", "redoc.html, 4"})
    void pagesLoadNothingFromElsewhereAndRunNoInlineScript(String file, int loads) {
        var html = new String(HtmlPage.fill(file, Map.of()), StandardCharsets.UTF_8);
        assertThat(html)
                .doesNotContainPattern("(src|<link[^>]*href)=\"(https?:)?//")
                .doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(html.split("<script |<link |<img ", -1)).hasSize(loads + 1);
    }

    @Test
    void textIsEscaped() {
        assertThat(HtmlPage.escape("<a href=\"x\">&")).isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
