package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBException;
import jakarta.persistence.LockTimeoutException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
        var job = job(asked -> asked.interruptibly(() -> {
            asking.countDown();
            Thread.sleep(60_000);
            return reply("too late");
        }));
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
    void anEndThatCannotBeStoredYetSilencesTheEngineAllTheSame() throws InterruptedException {
        var asking = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var job = new ReplyJob(
                1,
                new ReplyProgress(7),
                DEADLINE,
                asked -> asked.interruptibly(() -> {
                    asking.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        interrupted.countDown();
                    }
                    return reply("never");
                }),
                ended -> {
                    throw new EJBException(new LockTimeoutException("another transaction holds the chat"));
                },
                left::incrementAndGet);
        var thread = new Thread(job);
        thread.start();
        asking.await();

        job.cancel();

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
        thread.join(5_000);
        assertThat(left).hasValue(1);
        assertThat(job.settlement()).isEqualTo(new Settlement.Cancelled(""));
    }

    @Test
    void aCancelInterruptsTheEngineAndNothingElse() {
        var interrupted = new ArrayList<Boolean>();
        var job = job(asked -> {
            cancelFromElsewhere(asked);
            interrupted.add(Thread.currentThread().isInterrupted());
            return reply("unread");
        });
        job.run();
        var another = job(asked -> {
            var reply = asked.interruptibly(() -> {
                asked.undisturbed(() -> {
                    cancelFromElsewhere(asked);
                    return interrupted.add(Thread.currentThread().isInterrupted());
                });
                interrupted.add(Thread.currentThread().isInterrupted());
                return reply("half");
            });
            interrupted.add(Thread.currentThread().isInterrupted());
            return reply;
        });
        another.run();

        assertThat(interrupted).containsExactly(false, false, true, false);
        assertThat(endings).hasSize(2).allMatch(Settlement.Cancelled.class::isInstance);
    }

    @Test
    void anInterruptThatWasThereBeforeAReadIsThereAfterIt() {
        var interrupted = new ArrayList<Boolean>();
        job(asked -> asked.interruptibly(() -> {
                    Thread.currentThread().interrupt();
                    asked.undisturbed(
                            () -> interrupted.add(Thread.currentThread().isInterrupted()));
                    interrupted.add(Thread.currentThread().isInterrupted());
                    return reply("half");
                }))
                .run();

        assertThat(interrupted).containsExactly(false, true);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anEngineIsNotAskedForAReplyThatHasEnded() {
        job(asked -> {
                    asked.cancel();
                    return asked.interruptibly(() -> {
                        throw new AssertionError("asked");
                    });
                })
                .run();

        assertThat(endings).singleElement().isEqualTo(new Settlement.Cancelled(""));
    }

    private static void cancelFromElsewhere(ReplyJob job) {
        var canceller = new Thread(job::cancel);
        canceller.start();
        try {
            canceller.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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
