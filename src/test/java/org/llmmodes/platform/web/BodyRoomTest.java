package org.llmmodes.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

class BodyRoomTest {

    private final BodyRoom room = new BodyRoom(4, 2, 1, Duration.ofMillis(400));

    private static ProblemType refusal(Runnable act) {
        try {
            act.run();
        } catch (ProblemException e) {
            return e.type();
        }
        throw new AssertionError("was not refused");
    }

    private BodyRoom.Share entered(String user, int megabytes) {
        var share = room.enter(user);
        for (int i = 0; i < megabytes; i++) {
            room.takeOne(share);
        }
        return share;
    }

    @Test
    void ofAUserOneComesAtATime() {
        var first = entered("ada", 1);

        assertThat(refusal(() -> room.enter("ada"))).isEqualTo(ProblemType.RATE_LIMITED);
        entered("grace", 1);
        room.hasCome(first);
        entered("ada", 1);
    }

    @Test
    void theSecondOfAUserWaitsForTheFirst() throws Exception {
        var first = entered("ada", 1);
        var second = CompletableFuture.supplyAsync(() -> room.enter("ada"));

        room.leave(first);

        assertThat(second.get(5, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void whatIsTakenIsGivenBackOnce() {
        var share = entered("ada", 4);
        assertThat(refusal(() -> room.takeOne(share))).isEqualTo(ProblemType.OVERLOADED);

        room.leave(share);
        room.leave(share);

        var next = entered("grace", 4);
        assertThat(refusal(() -> room.takeOne(next))).isEqualTo(ProblemType.OVERLOADED);
    }

    @Test
    void ofTwoThatDoNotFitTheEldestGetsThrough() throws Exception {
        var eldest = entered("ada", 2);
        var youngest = entered("grace", 2);
        var waiting = CompletableFuture.runAsync(() -> room.takeOne(eldest));

        assertThat(refusal(() -> room.takeOne(youngest))).isEqualTo(ProblemType.OVERLOADED);
        room.leave(youngest);

        waiting.get(5, TimeUnit.SECONDS);
        assertThat(room.isShort()).isFalse();
    }

    @Test
    void moreThanAFewDoNotWait() {
        var impatient = new BodyRoom(4, 0, 1, Duration.ofHours(1));
        impatient.enter("ada");

        assertThat(refusal(() -> impatient.enter("ada"))).isEqualTo(ProblemType.OVERLOADED);
        assertThat(impatient.isShort()).isFalse();
    }

    @Test
    void nobodyTakesThePlacesOfAllWhoWait() throws Exception {
        var patient = new BodyRoom(1, 16, 3, Duration.ofSeconds(20));
        var first = patient.enter("ada");
        patient.takeOne(first);
        var others = Stream.generate(() -> CompletableFuture.runAsync(() -> patient.leave(patient.enter("ada"))))
                .limit(4)
                .toList();
        assertThat(CompletableFuture.anyOf(others.toArray(new CompletableFuture<?>[0])))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.RATE_LIMITED));

        var second = patient.enter("grace");
        var waiting = CompletableFuture.runAsync(() -> patient.takeOne(second));
        patient.leave(first);

        waiting.get(5, TimeUnit.SECONDS);
        assertThat(others)
                .filteredOn(CompletableFuture::isCompletedExceptionally)
                .hasSize(1);
    }
}
