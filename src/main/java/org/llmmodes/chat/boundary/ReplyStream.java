package org.llmmodes.chat.boundary;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.control.ReplyProgress;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemException;

/**
 * One client that watches a reply by server-sent events. Nothing waits while there is no news; news makes a thread of the pool write what
 * the client has not seen, so that a slow client holds up nobody else.
 */
final class ReplyStream implements Runnable {

    private static final int SECONDS_TO_SEND = 30;

    private final SseEventSink sink;
    private final Sse sse;
    private final ReplyProgress progress;
    private final Executor executor;
    private final Consumer<ReplyStream> whenClosed;
    private final AtomicInteger news = new AtomicInteger();
    private int offset;
    private volatile boolean beatDue;
    private volatile boolean leaving;
    private volatile boolean closed;

    /** @param offset how much of the reply the client has seen, in UTF-16 units */
    ReplyStream(
            SseEventSink sink,
            Sse sse,
            ReplyProgress progress,
            int offset,
            Executor executor,
            Consumer<ReplyStream> whenClosed) {
        this.sink = sink;
        this.sse = sse;
        this.progress = progress;
        this.offset = offset;
        this.executor = executor;
        this.whenClosed = whenClosed;
    }

    /** There is news: soon somebody writes it. */
    @Override
    public void run() {
        if (!closed && news.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    /** Time for a sign of life. */
    void beat() {
        beatDue = true;
        run();
    }

    /** Ends without an end of the reply: the client goes on at another node from the last event that it got. */
    void leave() {
        leaving = true;
        run();
    }

    ReplyProgress progress() {
        return progress;
    }

    private void drain() {
        int seen;
        do {
            seen = news.get();
            try {
                write();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
            } catch (ExecutionException | TimeoutException | IllegalStateException e) {
                // The client has left; the reply goes on without it.
                close();
            }
        } while (!news.compareAndSet(seen, 0));
    }

    private void write() throws InterruptedException, ExecutionException, TimeoutException {
        if (closed || sink.isClosed()) {
            close();
            return;
        }
        if (beatDue) {
            beatDue = false;
            send(sse.newEventBuilder().comment("still here").build());
        }
        var ended = progress.hasEnded();
        var text = progress.textAfter(offset);
        if (!text.isEmpty()) {
            offset += text.length();
            send(event(EventId.delta(progress.replyId(), offset), "delta", new Delta(text)));
        }
        if (ended) {
            send(ending());
        }
        if (ended || leaving) {
            close();
        }
    }

    private OutboundSseEvent ending() {
        var id = EventId.end(progress.replyId());
        try {
            var reply = progress.ended().toCompletableFuture().join();
            return ending(id, reply);
        } catch (CompletionException e) {
            var gone = e.getCause() instanceof ProblemException known ? known : ProblemException.notFound("Reply");
            return event(id, "error", gone.problem());
        }
    }

    private OutboundSseEvent ending(String id, MessageView reply) {
        var error = reply.message().error();
        if (error == null) {
            return event(id, "reply", MessageResponse.of(reply));
        }
        return event(
                id,
                "error",
                Json.parseObject(error).put("reply_id", reply.message().id()));
    }

    private OutboundSseEvent event(String id, String name, Object data) {
        return eventOf(sse, id, name, data);
    }

    static OutboundSseEvent eventOf(Sse sse, String id, String name, Object data) {
        return sse.newEventBuilder()
                .id(id)
                .name(name)
                .data(String.class, Json.text(data))
                .build();
    }

    private void send(OutboundSseEvent event) throws InterruptedException, ExecutionException, TimeoutException {
        sink.send(event).toCompletableFuture().get(SECONDS_TO_SEND, TimeUnit.SECONDS);
    }

    private void close() {
        if (!closed) {
            closed = true;
            whenClosed.accept(this);
            sink.close();
        }
    }

    /** A piece of a reply. */
    record Delta(String content) {}
}
