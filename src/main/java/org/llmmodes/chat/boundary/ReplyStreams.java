package org.llmmodes.chat.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.Exchange;
import org.llmmodes.chat.control.NodeStopping;
import org.llmmodes.chat.control.ReplyProgress;

/** Every client of this node that watches a reply; gives each a sign of life every 15 seconds. */
@ApplicationScoped
public class ReplyStreams {

    private static final int BEAT_SECONDS = 15;

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private final Set<ReplyStream> open = ConcurrentHashMap.newKeySet();
    private @Nullable Future<?> beating;

    @PostConstruct
    void start() {
        beating = scheduler.scheduleWithFixedDelay(
                () -> open.forEach(ReplyStream::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
    }

    /** Sends the user's message, then the reply as it grows. */
    void send(Exchange exchange, SseEventSink sink, Sse sse) {
        var message = exchange.sent().message();
        var progress = exchange.progress();
        var id = progress == null ? Long.toString(message.message().id()) : EventId.delta(progress.replyId(), 0);
        var first = sink.send(ReplyStream.eventOf(sse, id, "message", MessageResponse.of(message)));
        first.whenComplete((sent, failure) -> {
            if (progress == null || failure != null) {
                sink.close();
            } else {
                follow(progress, 0, sink, sse);
            }
        });
    }

    /** @param offset how much of the reply the client has seen, in UTF-16 units */
    void follow(ReplyProgress progress, int offset, SseEventSink sink, Sse sse) {
        var stream = new ReplyStream(sink, sse, progress, offset, executor, this::forget);
        open.add(stream);
        progress.follow(stream);
        stream.run();
    }

    void leave(@Observes NodeStopping event) {
        open.forEach(ReplyStream::leave);
    }

    private void forget(ReplyStream stream) {
        open.remove(stream);
        stream.progress().unfollow(stream);
    }
}
