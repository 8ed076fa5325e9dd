package org.llmmodes.chat.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.Exchange;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.control.NodeStopping;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.web.Locations;

/** Answers a request when the reply that it waits for has ended, holding no thread meanwhile. */
@ApplicationScoped
public class ReplyWait {

    private static final Duration STORING = Duration.ofSeconds(30);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private Settings settings;

    /** Those who wait: each can be told to look again later. */
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    /** Does the client ask not to wait (RFC 7240 §4.1)? */
    static boolean declined(@Nullable String prefer) {
        return prefer != null
                && Arrays.stream(prefer.split("[,;]", -1))
                        .anyMatch(preference -> preference.strip().equalsIgnoreCase("respond-async"));
    }

    /**
     * Answers 201 when the reply is there, at once where none was wanted, or 202 at once where the client does not want to wait; then
     * {@code Location} is where to look for the reply.
     *
     * @param body makes the answer's body of the reply, null where there is none
     */
    void answer(
            Exchange exchange,
            @Nullable String prefer,
            AsyncResponse waiting,
            Function<@Nullable MessageView, Object> body) {
        var progress = exchange.progress();
        if (progress == null) {
            waiting.resume(response(201, exchange, body.apply(null)));
            return;
        }
        if (declined(prefer)) {
            waiting.resume(Response.fromResponse(later(exchange, body))
                    .header("Preference-Applied", "respond-async")
                    .build());
            return;
        }
        // Should the reply be neither there nor failed by then, the client is told that it is still pending.
        waiting.setTimeout(settings.ai().timeout().plus(STORING).toMillis(), TimeUnit.MILLISECONDS);
        Runnable putOff = () -> waiting.resume(later(exchange, body));
        waiting.setTimeoutHandler(late -> putOff.run());
        open.add(putOff);
        progress.ended()
                .whenCompleteAsync(
                        (reply, failure) -> {
                            open.remove(putOff);
                            if (failure == null) {
                                waiting.resume(response(201, exchange, body.apply(reply)));
                            } else {
                                waiting.resume(
                                        failure instanceof CompletionException && failure.getCause() != null
                                                ? failure.getCause()
                                                : failure);
                            }
                        },
                        executor);
    }

    /** The reply may be finished or not; either way it is found where the answer says. */
    void leave(@Observes NodeStopping event) {
        open.forEach(Runnable::run);
    }

    private static Response later(Exchange exchange, Function<@Nullable MessageView, Object> body) {
        var pending = exchange.sent().reply();
        var response = Response.fromResponse(response(202, exchange, body.apply(pending)));
        if (pending != null) {
            var reply = pending.message();
            response.header(Locations.HEADER, "/api/chats/" + reply.chatId() + "/messages/" + reply.id());
        }
        return response.build();
    }

    private static Response response(int status, Exchange exchange, Object body) {
        var response = Response.status(status).entity(body);
        return (exchange.sent().replayed() ? response.header("Idempotency-Replayed", "true") : response).build();
    }
}
