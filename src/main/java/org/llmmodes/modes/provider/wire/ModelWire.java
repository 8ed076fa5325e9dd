package org.llmmodes.modes.provider.wire;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.provider.Attempt;
import org.llmmodes.modes.provider.Completion;
import org.llmmodes.modes.provider.Prompt;
import org.llmmodes.modes.provider.ProviderFault;
import org.llmmodes.platform.config.Settings;

/**
 * Asks the configured provider in its own protocol and waits for the answer on the caller's thread: an interrupt closes the connection.
 * One attempt, no retries; HTTP/1.1, no redirects.
 */
@ApplicationScoped
public class ModelWire {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(ModelWire.class.getName());

    private final Settings.Ai ai;

    @Resource
    private ManagedScheduledExecutorService managed;

    private final @Nullable ScheduledExecutorService own;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(LONGEST_CONNECT)
            .build();

    @Inject
    public ModelWire(Settings settings) {
        this.ai = settings.ai();
        this.own = null;
    }

    /** For the container's proxy. */
    @SuppressWarnings("NullAway")
    protected ModelWire() {
        this.ai = null;
        this.own = null;
    }

    /** For tests, outside of the container. */
    ModelWire(Settings.Ai ai, ScheduledExecutorService scheduler) {
        this.ai = ai;
        this.own = scheduler;
    }

    public Completion answer(Attempt attempt) throws ProviderFault, InterruptedException {
        var prompt = attempt.prompt();
        // Half of the time for the first word leaves time for another try.
        var firstWord = ai.timeout().dividedBy(2);
        var exchange = new Exchange(http, firstWord, own == null ? managed : own);
        var listener = new Listening(attempt, exchange);
        try {
            var model = Models.of(ai, exchange, prompt);
            model.chat(request(prompt), listener);
        } catch (RuntimeException e) {
            // Libraries may throw what they should have handed over.
            LOG.log(Level.FINE, "The library broke", e);
            listener.onError(e);
        }
        return listener.result();
    }

    private ChatRequest request(Prompt prompt) {
        var request = ChatRequest.builder().messages(messages(prompt)).parameters(Models.parameters(ai, prompt));
        return request.build();
    }

    private static List<ChatMessage> messages(Prompt prompt) {
        var messages = new ArrayList<ChatMessage>();
        if (!prompt.system().isBlank()) {
            messages.add(SystemMessage.from(prompt.system()));
        }
        for (var turn : prompt.history()) {
            messages.add(turn.fromUser() ? UserMessage.from(turn.text()) : AiMessage.from(turn.text()));
        }
        var jpeg = prompt.jpeg();
        messages.add(
                jpeg == null
                        ? UserMessage.from(prompt.text())
                        : UserMessage.from(
                                TextContent.from(prompt.text()),
                                ImageContent.from(Base64.getEncoder().encodeToString(jpeg), "image/jpeg")));
        return messages;
    }
}
