package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void halvesOfACharacterMeetAcrossPieces() {
        var clean = new CleanText();
        assertThat(clean.take("a\uD83D")).isEqualTo("a");
        assertThat(clean.take("\uDE00b")).isEqualTo("😀b");
    }

    @Test
    void whatCannotBeStoredIsReplaced() {
        var clean = new CleanText();
        assertThat(clean.take("a\0b\uDE00c")).isEqualTo("ab\uFFFDc");
        assertThat(clean.take("\uD83D")).isEmpty();
        assertThat(clean.take("x")).isEqualTo("\uFFFDx");
    }
}
