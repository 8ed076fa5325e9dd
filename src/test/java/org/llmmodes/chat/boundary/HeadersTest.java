package org.llmmodes.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.web.ContentDisposition;

class HeadersTest {

    @Test
    void idempotencyKeysAreVisibleAscii() {
        assertThat(IdempotencyKey.of(null)).isNull();
        assertThat(IdempotencyKey.of("!" + "x".repeat(253) + "~")).hasSize(255);
        for (var bad : new String[] {"", "a b", "é", "x".repeat(256), "a\n"}) {
            assertThatThrownBy(() -> IdempotencyKey.of(bad)).isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void clientsMayDeclineToWait() {
        assertThat(ReplyWait.declined("respond-async")).isTrue();
        assertThat(ReplyWait.declined("return=minimal, Respond-Async; wait=5")).isTrue();
        assertThat(ReplyWait.declined("wait=5")).isFalse();
        assertThat(ReplyWait.declined(null)).isFalse();
    }

    @Test
    void plainNamesNeedNoEncoding() {
        assertThat(ContentDisposition.attachment("my chat.md")).isEqualTo("attachment; filename=\"my chat.md\"");
    }

    @Test
    void otherNamesAreGivenTwice() {
        assertThat(ContentDisposition.inline("é\".png"))
                .isEqualTo("inline; filename=\"__.png\"; filename*=UTF-8''%C3%A9%22.png");
    }
}
