package org.llmmodes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The waits between attempts, a fifth more or less. */
class BackOffTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 4", "5, 32", "11, 2048", "12, 3600", "1000, 3600"})
    void aLetterWaitsTwiceAsLongEachTimeUpToAnHour(int attempt, long seconds) {
        for (int i = 0; i < 100; i++) {
            assertThat(BackOff.ofLetter(attempt))
                    .isBetween(Duration.ofMillis(seconds * 800), Duration.ofMillis(seconds * 1200));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "3, 4", "6, 30", "1000, 30"})
    void aServerIsTriedAgainWithinHalfAMinute(int failures, long seconds) {
        for (int i = 0; i < 100; i++) {
            assertThat(BackOff.ofServer(failures))
                    .isBetween(Duration.ofMillis(seconds * 800), Duration.ofMillis(seconds * 1200));
        }
    }
}
