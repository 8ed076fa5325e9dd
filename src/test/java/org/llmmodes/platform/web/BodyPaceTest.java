package org.llmmodes.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.llmmodes.platform.web.BodyPace.Verdict;

class BodyPaceTest {

    private static final long SECOND = 1_000_000_000;

    private final BodyPace pace = new BodyPace();

    private Verdict inSeconds(int seconds, int bytes) {
        return pace.after(seconds * SECOND, bytes, false);
    }

    @Test
    void atFirstAnyPaceWillDo() {
        for (int second = 0; second < 29; second++) {
            assertThat(inSeconds(1, 1)).isEqualTo(Verdict.FINE);
        }
        assertThat(inSeconds(1, 1)).isEqualTo(Verdict.TOO_SLOW);
    }

    @Test
    void whoCameFastMayNotBeSlowAfterwards() {
        assertThat(inSeconds(30, 30 << 20)).isEqualTo(Verdict.FINE);
        assertThat(inSeconds(9, 1)).isEqualTo(Verdict.FINE);
        assertThat(inSeconds(1, 1)).isEqualTo(Verdict.TOO_SLOW);
    }

    @Test
    void aSteadyStreamIsFineForAsLongAsItTakes() {
        for (int window = 0; window < 60; window++) {
            assertThat(inSeconds(10, 400 << 10)).isEqualTo(Verdict.FINE);
        }
    }

    @Test
    void whileOthersWaitMoreIsAskedFor() {
        inSeconds(30, 30 << 20);

        assertThat(pace.after(10 * SECOND, 400 << 10, true)).isEqualTo(Verdict.IN_THE_WAY);
        assertThat(pace.after(10 * SECOND, 4 << 20, true)).isEqualTo(Verdict.FINE);
    }

    @Test
    void theEndIsNeverTooLate() {
        assertThat(inSeconds(40, -1)).isEqualTo(Verdict.FINE);
    }
}
