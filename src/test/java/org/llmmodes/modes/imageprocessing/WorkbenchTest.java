package org.llmmodes.modes.imageprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.EngineException;

class WorkbenchTest {

    @Test
    void aLargeImageTakesBothSeatsAndOthersAreToldToComeBack() throws Exception {
        var bench = new Workbench(Clock.systemUTC(), Duration.ofMillis(50));
        var seated = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var worker = new Thread(() -> {
            try {
                bench.of(1).run(Workbench.LARGE + 1, deadline -> {
                    seated.countDown();
                    done.await();
                    return true;
                });
            } catch (EngineException | Refused | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        worker.start();
        seated.await();
        var busy = catchThrowableOfType(EngineException.class, () -> bench.of(2).run(1, deadline -> true));
        assertThat(busy.problem().status()).isEqualTo(503);
        assertThat(busy.problem().detail()).contains("busy");
        done.countDown();
        worker.join();
        var free = bench.of(1).<Boolean>run(1, deadline -> true);
        assertThat(free.booleanValue()).isTrue();
    }

    @Test
    void ofOneUserOneImageIsAtWorkAndOthersComeBetween() throws Exception {
        var bench = new Workbench(Clock.systemUTC(), Duration.ofSeconds(20));
        var seated = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var workers = new ArrayList<Thread>();
        for (int i = 0; i < 10; i++) {
            var worker = new Thread(() -> {
                try {
                    bench.of(1).run(1, deadline -> {
                        seated.countDown();
                        done.await();
                        return ended.incrementAndGet();
                    });
                } catch (EngineException | Refused | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            worker.start();
            workers.add(worker);
        }
        seated.await();
        while (workers.stream().anyMatch(worker -> worker.getState() == Thread.State.RUNNABLE)) {
            Thread.onSpinWait();
        }

        var eleventh =
                catchThrowableOfType(EngineException.class, () -> bench.of(1).run(1, deadline -> true));
        var ofAnother = bench.of(2).<Boolean>run(1, deadline -> true);

        assertThat(eleventh.problem().detail()).contains("busy with your other images");
        assertThat(ofAnother.booleanValue()).isTrue();
        assertThat(ended).hasValue(0);
        done.countDown();
        for (var worker : workers) {
            worker.join();
        }
        assertThat(ended).hasValue(10);
    }

    @Test
    void withoutMemoryTheReplyFailsAndTheSeatIsFreeAgain() throws Exception {
        var bench = new Workbench(Clock.systemUTC(), Duration.ofMillis(50));
        for (var i = 0; i < 3; i++) {
            var full = catchThrowableOfType(
                    EngineException.class, () -> bench.of(1).run(Workbench.LARGE + 1, deadline -> {
                        throw new OutOfMemoryError("for a test");
                    }));
            assertThat(full.problem().status()).isEqualTo(503);
            assertThat(full.problem().detail()).doesNotContain("for a test");
        }
    }

    @Test
    void workThatTakesTooLongIsATimeoutAndGivesItsSeatBack() throws Exception {
        var now = new AtomicReference<>(Instant.EPOCH);
        InstantSource source = now::get;
        var bench = new Workbench(source.withZone(ZoneOffset.UTC), Duration.ofMillis(50));
        for (var i = 0; i < 3; i++) {
            var late = catchThrowableOfType(
                    EngineException.class, () -> bench.of(1).run(Workbench.LARGE + 1, deadline -> {
                        now.updateAndGet(time -> time.plusSeconds(31));
                        deadline.check();
                        return true;
                    }));
            assertThat(late.problem().status()).isEqualTo(504);
        }
    }
}
