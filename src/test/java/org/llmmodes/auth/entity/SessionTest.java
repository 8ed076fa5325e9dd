package org.llmmodes.auth.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the use of a refresh token means: the good one, one whose answer was lost, one that was stolen. */
class SessionTest {

    private static final Instant START = Instant.parse("2026-11-26T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final User user = new User("ada@example.org", "Ada", "King", "hash", START);
    private final Session session = new Session(user, "seed", false, "127.0.0.1", null, START, WEEK);

    @Test
    void theTokenOfNowIsGood() {
        assertThat(session.judge(session.refreshCounter(), START, GRACE)).isEqualTo(Session.Use.CURRENT);
    }

    @Test
    void theOneBeforeIsRepeatedWithinTheGraceAndStolenAfterIt() {
        var former = session.refreshCounter();
        session.rotate(START, WEEK);

        assertThat(session.judge(former, START.plusMillis(9_999), GRACE)).isEqualTo(Session.Use.REPEATED);
        assertThat(session.judge(former, START.plusMillis(10_000), GRACE)).isEqualTo(Session.Use.STOLEN);
    }

    @Test
    void withoutGraceNothingIsRepeated() {
        var former = session.refreshCounter();
        session.rotate(START, WEEK);

        assertThat(session.judge(former, START, Duration.ZERO)).isEqualTo(Session.Use.STOLEN);
    }

    @Test
    void onceTheSuccessorWasUsedTheOneBeforeItIsStolen() {
        var first = session.refreshCounter();
        session.rotate(START, WEEK);
        session.rotate(START, WEEK);

        assertThat(session.judge(first, START, GRACE)).isEqualTo(Session.Use.STOLEN);
        assertThat(session.judge(session.refreshCounter() + 1, START, GRACE)).isEqualTo(Session.Use.STOLEN);
    }

    @Test
    void anEndedSessionStaysEnded() {
        assertThat(session.judge(session.refreshCounter(), START.plus(WEEK), GRACE))
                .isEqualTo(Session.Use.ENDED);
        session.revoke(START);
        session.rotate(START, WEEK);
        assertThat(session.judge(session.refreshCounter(), START, GRACE)).isEqualTo(Session.Use.ENDED);
    }
}
