package org.llmmodes.modes.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.ReplyRequest.Turn;

class TokenEstimateTest {

    @Test
    void textIsEstimatedByItsBytes() {
        assertThat(TokenEstimate.of("")).isZero();
        assertThat(TokenEstimate.of("1234567")).isEqualTo(4 + 2);
        assertThat(TokenEstimate.of("ü")).isEqualTo(4 + 1);
        assertThat(TokenEstimate.of("中文中文中文中")).isEqualTo(4 + 6);
        assertThat(TokenEstimate.of("\ud83d\ude00")).isEqualTo(4 + 2);
    }

    @Test
    void theLatestTurnsAreKeptAndBeginWithTheUser() {
        var turns = List.of(
                new Turn(true, "a".repeat(70)),
                new Turn(false, "b".repeat(70)),
                new Turn(true, "c".repeat(70)),
                new Turn(false, "d".repeat(70)));

        assertThat(TokenEstimate.latest(turns, 1_000)).isEqualTo(turns);
        assertThat(TokenEstimate.latest(turns, 80)).isEqualTo(turns.subList(2, 4));
        assertThat(TokenEstimate.latest(turns, 24)).isEmpty();
        assertThat(TokenEstimate.latest(turns, -5)).isEmpty();
    }
}
