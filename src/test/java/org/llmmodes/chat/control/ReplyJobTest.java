package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemType;

class ReplyJobTest {

    private static final Instant DEADLINE = Instant.parse("2026-01-01T00:00:00Z");

    private final List<Settlement> endings = new ArrayList<>();
    private final AtomicInteger left = new AtomicInteger();

    private ReplyJob job(ReplyJob.Question question) {
        return new ReplyJob(
                1,
                new ReplyProgress(7),
                DEADLINE,
                question,
                job -> {
                    var settlement = job.settlement();
                    if (settlement != null) {
                        endings.add(settlement);
                    }
                },
                left::incrementAndGet);
    }

    private static Reply reply(String content) {
        return new Reply(content, Json.object(), List.of(), null, null, null);
    }

    @Test
    void piecesAndTheRestAddUpToTheContent() {
        var job = job(asked -> {
            asked.sink("test").delta("one ");
            return reply("one two");
        });
        job.run();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Completed.class, done -> assertThat(
                        done.content())
                .isEqualTo("one two"));
        assertThat(job.engine()).isEqualTo("test");
        assertThat(left).hasValue(1);
    }

    @Test
    void aFailureKeepsWhatWasSaid() {
        job(asked -> {
                    asked.sink("test").delta("half");
                    throw new EngineException(ProblemType.ENGINE_UNAVAILABLE, "Away.");
                })
                .run();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Failed.class, failed -> {
            assertThat(failed.content()).isEqualTo("half");
            assertThat(failed.problem().status()).isEqualTo(503);
        });
    }

    @Test
    void aBrokenEngineTellsNothingOfItself() {
        job(asked -> {
                    throw new IllegalStateException("secret");
                })
                .run();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Failed.class, failed -> assertThat(
                        failed.problem().detail())
                .doesNotContain("secret"));
    }

    @Test
    void theDeadlineEndsItAndInterruptsTheEngine() throws InterruptedException {
        var asking = new CountDownLatch(1);
        var job = job(asked -> {
            asking.countDown();
            Thread.sleep(60_000);
            return reply("too late");
        });
        var thread = new Thread(job);
        thread.start();
        asking.await();
        job.failIfLate(DEADLINE);
        assertThat(endings).isEmpty();
        job.failIfLate(DEADLINE.plusMillis(1));
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Failed.class, failed -> assertThat(
                        failed.problem().status())
                .isEqualTo(504));
    }

    @Test
    void aCancelEndsItOnceAndSilencesTheEngine() {
        var job = job(asked -> {
            var sink = asked.sink("test");
            sink.delta("said");
            asked.cancel();
            sink.delta(" more");
            return reply("said more");
        });
        job.run();
        assertThat(endings).singleElement().isEqualTo(new Settlement.Cancelled("said"));
        assertThat(left).hasValue(1);
    }

    @Test
    void aThreadThatIsTakenAwayInterruptsItAndIsNoCancel() {
        job(asked -> {
                    asked.sink("test").delta("half");
                    throw new InterruptedException();
                })
                .run();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Failed.class, failed -> {
            assertThat(failed.content()).isEqualTo("half");
            assertThat(failed.problem().type()).endsWith("interrupted");
        });
    }

    @Test
    void aStoppingServerEndsItOnce() {
        var job = job(asked -> {
            asked.sink("test").delta("half");
            asked.stop();
            asked.sink("test").delta("more");
            return reply("half and more");
        });
        job.run();
        assertThat(endings).singleElement().isInstanceOfSatisfying(Settlement.Failed.class, failed -> assertThat(
                        failed.content())
                .isEqualTo("half"));
    }

    @Test
    void piecesAreOfferedForStorageUntilTheyAreStored() {
        var job = job(asked -> reply(""));
        job.sink("test").delta("abc");
        var piece = job.unsaved().orElseThrow();
        assertThat(piece).isEqualTo(new ReplyService.Piece(7, 3, "abc"));
        assertThat(job.unsaved()).contains(piece);
        job.saved(piece);
        assertThat(job.unsaved()).isEmpty();
    }
}
