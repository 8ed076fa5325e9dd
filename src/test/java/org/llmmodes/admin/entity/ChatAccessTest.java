package org.llmmodes.admin.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.admin.entity.ChatAccess.End;

/** How long broken glass stays open, and for whom. */
class ChatAccessTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final long SESSION = 5;

    private final ChatAccess access = new ChatAccess(7, 1, "Grace Hopper", SESSION, "Ticket 4711, empty replies", NOON);

    @ParameterizedTest
    @CsvSource({"0, true", "1799, true", "1800, false", "1801, false", "86400, false"})
    void itServesForHalfAnHour(long seconds, boolean serves) {
        var then = NOON.plusSeconds(seconds);

        assertThat(access.serves(SESSION, then)).isEqualTo(serves);
        assertThat(access.isOpen(then)).isEqualTo(serves);
        assertThat(access.over(then).isEmpty()).isEqualTo(serves);
        assertThat(access.endedBy(then).isEmpty()).isEqualTo(serves);
    }

    @Test
    void itServesNoOtherSession() {
        assertThat(access.serves(SESSION + 1, NOON)).isFalse();
    }

    @Test
    void whatIsEndedServesNoMore() {
        var then = NOON.plusSeconds(60);

        access.end(End.ADMINISTRATOR, then);

        assertThat(access.serves(SESSION, then)).isFalse();
        assertThat(access.isEnded()).isTrue();
        assertThat(access.over(then)).hasValue(then);
        assertThat(access.endedBy(then)).hasValue("administrator");
    }

    @Test
    void itEndsOnce() {
        access.end(End.RIGHTS_LOST, NOON.plusSeconds(60));
        access.end(End.ADMINISTRATOR, NOON.plusSeconds(90));

        assertThat(access.over(NOON.plusSeconds(90))).hasValue(NOON.plusSeconds(60));
        assertThat(access.endedBy(NOON.plusSeconds(90))).hasValue("rights_lost");
    }

    @Test
    void whatIsNotedLateEndedWhenItsTimeWasOver() {
        var late = NOON.plus(Duration.ofHours(3));

        access.end(End.SIGNED_OUT, late);

        assertThat(access.over(late)).hasValue(NOON.plus(ChatAccess.LENGTH));
        assertThat(access.endedBy(late)).hasValue("expired");
    }

    @Test
    void theLongestCauseFitsItsColumn() {
        for (var end : End.values()) {
            assertThat(end.wireName()).matches("[a-z_]{1,20}");
        }
    }
}
