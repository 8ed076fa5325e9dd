package org.llmmodes.modes.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AiCallTest {

    private static final Prompt PROMPT = Prompt.of(1, "test", "", "Hello, how are you?", 100);

    private static AiCall call(int reserved) {
        return new AiCall(PROMPT, "openai", "model-a", reserved, Instant.EPOCH);
    }

    private static UsageService.Took took(Outcome outcome, int read, int written) {
        return new UsageService.Took(outcome, read, written, 5);
    }

    @Test
    void whatItTookReplacesWhatWasPutAside() {
        var call = call(500);

        assertThat(call.ended(took(Outcome.COMPLETE, 30, 20))).isEqualTo(50 - 500);
        assertThat(call.isRunning()).isFalse();
    }

    @Test
    void figuresThatComeAfterAnEstimateReplaceItAndCountOnce() {
        var call = call(500);
        var day = 500L;

        day += call.ended(took(Outcome.FAILED, 10, 0));
        assertThat(day).isEqualTo(10);
        day += call.ended(took(Outcome.CANCELLED, 30, 20));
        assertThat(day).isEqualTo(50);
        day += call.ended(took(Outcome.CANCELLED, 30, 20));
        assertThat(day).isEqualTo(50);
    }

    @Test
    void withoutDailyLimitNoDayChanges() {
        assertThat(call(0).ended(took(Outcome.COMPLETE, 30, 20))).isZero();
    }
}
