package org.llmmodes.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventIdTest {

    @Test
    void anIdTellsHowMuchWasSeen() {
        assertThat(EventId.seen(17, EventId.delta(17, 42))).isEqualTo(42);
        assertThat(EventId.seen(17, EventId.end(17))).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void whatIsNoIdOfThisReplyStartsFromTheBeginning() {
        assertThat(EventId.seen(17, null)).isZero();
        assertThat(EventId.seen(17, "18-42")).isZero();
        assertThat(EventId.seen(17, "17--1")).isZero();
        assertThat(EventId.seen(17, "99999999999999999999-1")).isZero();
        assertThat(EventId.seen(17, "17-99999999999")).isZero();
    }
}
