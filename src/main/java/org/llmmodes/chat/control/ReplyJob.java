package org.llmmodes.chat.control;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.platform.problem.Problem;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * The writing of one reply on this node, whether or not somebody is watching. It asks the engine on a thread of its own and ends once: with
 * the answer, with a failure, by the user's cancel or at its deadline; the thread may take a little longer to notice.
 */
final class ReplyJob implements Runnable {

    /** The longest reply that is kept, in characters. */
    private static final int MAX_LENGTH = 1_000_000;

    /** How often, once a second, an end is tried to be stored as it is. */
    private static final int MAX_ATTEMPTS = 60;

    private static final String STOPPED =
            "The server was stopped while it wrote this reply; regenerate it to get another.";

    private static final Logger LOG = Logger.getLogger(ReplyJob.class.getName());

    /** Gathers what the engine needs, then asks it by {@link #interruptibly}; the name of who answers is told first. */
    @FunctionalInterface
    interface Question {
        Reply ask(ReplyJob job) throws EngineException, InterruptedException;
    }

    /** An engine at work. */
    @FunctionalInterface
    interface Answering {
        Reply answer() throws EngineException, InterruptedException;
    }

    private final long chatId;
    private final ReplyProgress progress;
    private final Instant deadline;
    private final Question question;
    private final Runnable whenEnded;
    private final Runnable whenLeft;
    private final CleanText clean = new CleanText();
    private final AtomicReference<@Nullable Settlement> settlement = new AtomicReference<>();
    private final Object threadLock = new Object();
    private @Nullable Thread thread;
    private volatile @Nullable String engine;
    private volatile int saved;
    private int attempts;

    /**
     * @param deadline  when the reply fails if it is not there
     * @param whenEnded called once, when it is clear how the reply ends; when it fails, somebody else comes back to the job
     * @param whenLeft  called once, when the thread is free again
     */
    ReplyJob(
            long chatId,
            ReplyProgress progress,
            Instant deadline,
            Question question,
            Consumer<ReplyJob> whenEnded,
            Runnable whenLeft) {
        this.chatId = chatId;
        this.progress = progress;
        this.deadline = deadline;
        this.question = question;
        this.whenEnded = () -> whenEnded.accept(this);
        this.whenLeft = whenLeft;
    }

    @Override
    public void run() {
        try {
            if (settlement.get() == null) {
                var reply = question.ask(this);
                sayTheRest(reply.content());
                end(text -> new Settlement.Completed(text, reply));
            }
        } catch (EngineException e) {
            LOG.log(Level.INFO, "No reply {0}: {1}", new Object[] {progress.replyId(), e.getMessage()});
            end(text -> new Settlement.Failed(text, e.problem()));
        } catch (InterruptedException e) {
            // Who cancels says so before; this is the server taking its thread back.
            fail(ProblemType.INTERRUPTED, STOPPED);
        } catch (CancellationException e) {
            end(Settlement.Cancelled::new);
        } catch (ProblemException gone) {
            // The chat was deleted while its reply was being prepared.
            LOG.log(Level.FINE, "No reply {0}: {1}", new Object[] {progress.replyId(), gone.getMessage()});
            fail(ProblemType.ENGINE_FAILED, "The chat is gone.");
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (settlement.get() == null) {
                LOG.log(Level.SEVERE, "The engine broke on reply " + progress.replyId(), e);
            }
            fail(ProblemType.ENGINE_FAILED, "The engine failed unexpectedly; regenerate the reply to try again.");
        } finally {
            whenLeft.run();
        }
    }

    /**
     * Asks an engine on this thread, which who ends the reply may interrupt meanwhile, and only meanwhile: an interrupt that hits the embedded
     * database at its file closes it for everybody.
     */
    Reply interruptibly(Answering engine) throws EngineException, InterruptedException {
        synchronized (threadLock) {
            if (settlement.get() != null) {
                throw new CancellationException("the reply has ended");
            }
            thread = Thread.currentThread();
        }
        try {
            return engine.answer();
        } finally {
            synchronized (threadLock) {
                thread = null;
                // One that came too late must hit nothing that comes after.
                Thread.interrupted();
            }
        }
    }

    /** Reads for an engine at work, with every interrupt put off until that is done. */
    <T> T undisturbed(Supplier<T> read) {
        boolean interrupted;
        synchronized (threadLock) {
            thread = null;
            interrupted = Thread.interrupted();
        }
        try {
            return read.get();
        } finally {
            synchronized (threadLock) {
                thread = Thread.currentThread();
                if (interrupted || settlement.get() != null) {
                    thread.interrupt();
                }
            }
        }
    }

    ReplySink sink(String engineName) {
        engine = engineName;
        return this::say;
    }

    private void say(String piece) {
        if (settlement.get() != null) {
            throw new CancellationException("the reply has ended");
        }
        if (progress.length() + piece.length() > MAX_LENGTH) {
            throw new IllegalStateException("the reply is too long");
        }
        progress.append(clean.take(piece));
    }

    /** Engines that do not stream, or not to the end, say the rest at once. */
    private void sayTheRest(String content) {
        var said = progress.textAfter(0);
        if (content.length() > said.length() && content.startsWith(said)) {
            say(content.substring(said.length()));
        }
    }

    void cancel() {
        end(Settlement.Cancelled::new);
        interrupt();
    }

    void failIfLate(Instant now) {
        if (now.isAfter(deadline) && settlement.get() == null) {
            fail(ProblemType.ENGINE_TIMEOUT, "The engine did not answer in time; regenerate the reply to try again.");
            interrupt();
        }
    }

    void fail(ProblemType type, String detail) {
        end(text -> new Settlement.Failed(text, Problem.of(type, detail)));
    }

    private void end(Function<String, Settlement> how) {
        if (settlement.get() == null && settlement.compareAndSet(null, how.apply(progress.close()))) {
            try {
                whenEnded.run();
            } catch (RuntimeException e) {
                // Who ends it can do nothing about that: a cancel is one all the same, and the engine is still to be
                // silenced.
                LOG.log(Level.WARNING, "The end of reply " + progress.replyId() + " is not stored yet", e);
            }
        }
    }

    /** Ends it because the server stops. */
    void stop() {
        fail(ProblemType.INTERRUPTED, STOPPED);
        interrupt();
    }

    private void interrupt() {
        synchronized (threadLock) {
            if (thread != null && thread != Thread.currentThread()) {
                thread.interrupt();
            }
        }
    }

    /** What was said but is not stored yet. */
    Optional<ReplyService.Piece> unsaved() {
        var text = progress.textAfter(saved);
        return text.isEmpty() || settlement.get() != null
                ? Optional.empty()
                : Optional.of(new ReplyService.Piece(progress.replyId(), saved + text.length(), text));
    }

    void saved(ReplyService.Piece piece) {
        saved = piece.endOffset();
    }

    /** An end that the database will not take, after many attempts, becomes a failure that it will. */
    void couldNotBeStored() {
        if (++attempts >= MAX_ATTEMPTS && settlement.get() instanceof Settlement.Completed) {
            settlement.set(new Settlement.Failed(
                    "", Problem.of(ProblemType.ENGINE_FAILED, "The reply could not be stored; regenerate it.")));
        }
    }

    long chatId() {
        return chatId;
    }

    ReplyProgress progress() {
        return progress;
    }

    @Nullable
    String engine() {
        return engine;
    }

    /** How it ends; null as long as that is open. */
    @Nullable
    Settlement settlement() {
        return settlement.get();
    }
}
