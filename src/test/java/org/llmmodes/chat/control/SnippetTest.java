package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void shortTextsAreShownWhole() {
        assertThat(Snippet.of("Hello\n\n  World", "world")).isEqualTo("Hello World");
    }

    @Test
    void longTextsAreCutAroundTheHit() {
        var snippet = Snippet.of("a ".repeat(500) + "NeedLe" + " b".repeat(500), "needle");
        assertThat(snippet).contains("NeedLe").startsWith("…").endsWith("…").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void aHitAtTheEndIsShown() {
        assertThat(Snippet.of("x".repeat(1000) + "end", "END")).endsWith("xend").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void charactersAreNeverCutInTwo() {
        for (int shift = 0; shift < 4; shift++) {
            var snippet = Snippet.of("y".repeat(shift) + "😀".repeat(400) + "hit" + "😀".repeat(400), "hit");
            assertThat(snippet.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .isTrue();
        }
    }
}
