package org.llmmodes.modes.provider.wire;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.provider.ProviderFault;
import org.llmmodes.platform.problem.ProblemType;

/**
 * The HTTP of one call. Everything happens on the calling thread, the reading of the stream too, so that whoever interrupts it closes the
 * connection and nothing goes on behind our backs. What goes wrong is kept here: libraries lose half of it on the way.
 */
final class Exchange implements HttpClient {

    /** The most bytes of an answer: a hundred times what the longest one needs. */
    private static final long MAX_BYTES = 16L << 20;

    private static final Logger LOG = Logger.getLogger(Exchange.class.getName());

    private final java.net.http.HttpClient http;
    private final Gateway gateway;
    private final Duration firstWord;
    private final ScheduledExecutorService scheduler;
    private volatile @Nullable InputStream body;
    private volatile @Nullable ProviderFault fault;
    private volatile boolean heard;
    private volatile boolean closed;
    private boolean interrupted;

    /** @param firstWord how long the first word of an answer may take */
    Exchange(java.net.http.HttpClient http, Gateway gateway, Duration firstWord, ScheduledExecutorService scheduler) {
        this.http = http;
        this.gateway = gateway;
        this.firstWord = firstWord;
        this.scheduler = scheduler;
    }

    HttpClientBuilder builder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("answers are streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        var watch = scheduler.schedule(this::giveUp, firstWord.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var response = http.send(wire(request), BodyHandlers.ofInputStream());
            try (var stream = new BoundedStream(response.body(), MAX_BYTES, this::broken)) {
                body = stream;
                if (response.statusCode() / 100 == 2) {
                    listener.onOpen(opened(response));
                    parser.parse(stream, new Forgiving(listener, this::unreadable));
                    listener.onClose();
                } else {
                    fault = Refusals.of(response.statusCode(), response.headers(), stream);
                }
            }
        } catch (HttpTimeoutException e) {
            giveUp();
        } catch (IOException e) {
            broken(e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            watch.cancel(false);
            interrupted |= Thread.interrupted();
            if (fault != null) {
                listener.onError(fault);
            }
        }
    }

    private java.net.http.HttpRequest wire(HttpRequest request) {
        var wire = java.net.http.HttpRequest.newBuilder(gateway.address(request.url()))
                .timeout(firstWord)
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        gateway.headers(request.headers()).forEach((name, values) -> values.forEach(value -> wire.header(name, value)));
        return wire.build();
    }

    private static SuccessfulHttpResponse opened(HttpResponse<?> response) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .build();
    }

    /** Something of the answer has come. */
    void heard() {
        heard = true;
    }

    /** The first word did not come in time. */
    private void giveUp() {
        if (!heard && fault == null) {
            fault = new ProviderFault.Sick(
                    ProblemType.ENGINE_TIMEOUT,
                    "no word within " + firstWord.toSeconds() + " s",
                    "The AI provider did not answer in time; regenerate the reply to try again.");
            close();
        }
    }

    /** The connection broke, or could not be made. */
    private void broken(IOException cause) {
        if (cause instanceof BoundedStream.TooMuch && !closed) {
            unreadable();
        } else if (fault == null && !closed) {
            var reason = "connection failed: " + cause.getClass().getSimpleName();
            LOG.log(Level.FINE, reason, cause);
            fault = heard
                    ? new ProviderFault.Sick(
                            ProblemType.ENGINE_FAILED,
                            reason + " in mid-answer",
                            "The AI provider broke off in the middle of the answer; regenerate the reply.")
                    : new ProviderFault.Retryable(reason);
        }
    }

    /** More came that is no answer than can be overlooked. */
    private void unreadable() {
        if (fault == null) {
            fault = new ProviderFault.Sick(
                    ProblemType.ENGINE_FAILED,
                    "unreadable answer",
                    "The AI provider answered with something that is no answer; regenerate the reply.");
        }
        close();
    }

    /** Ends the exchange from our side. */
    void close() {
        closed = true;
        var open = body;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.log(Level.FINE, "The connection was broken already", e);
            }
        }
    }

    @Nullable
    ProviderFault fault() {
        return fault;
    }

    boolean interrupted() {
        return interrupted;
    }

    /** Whatever a protocol wants to set, the exchange stays as it is. */
    private record Builder(Exchange exchange) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return exchange.firstWord;
        }

        @Override
        public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return exchange.firstWord;
        }

        @Override
        public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            return exchange;
        }
    }
}
