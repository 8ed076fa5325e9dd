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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
 * One attempt, no retries, except that a model which refuses one name of the longest answer is asked with the other; HTTP/1.1, no
 * redirects.
 */
@ApplicationScoped
public class ModelWire {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(ModelWire.class.getName());

    private final Settings.Ai ai;

    @Resource
    private ManagedScheduledExecutorService managed;

    private final @Nullable ScheduledExecutorService own;

    /** What was found out: models that take the longest answer under the other name. */
    private final Map<String, TokenLimit> limits = new ConcurrentHashMap<>();

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
        var model = ai.modelFor(attempt.prompt().jpeg() != null);
        var gateway = Gateway.of(ai, model);
        var limit = limits.getOrDefault(model, TokenLimit.of(gateway));
        try {
            return answer(attempt, gateway, model, limit);
        } catch (ProviderFault.LimitRefused e) {
            if (!ai.provider().equals("openai")) {
                throw e;
            }
            var answer = answer(attempt, gateway, model, limit.other());
            limits.put(model, limit.other());
            return answer;
        }
    }

    private Completion answer(Attempt attempt, Gateway gateway, String model, TokenLimit limit)
            throws ProviderFault, InterruptedException {
        // Half of the time for the first word leaves time for another try.
        var firstWord = ai.timeout().dividedBy(2);
        var exchange = new Exchange(http, gateway, firstWord, own == null ? managed : own);
        var listener = new Listening(attempt, exchange);
        try {
            Models.of(ai, gateway, model, exchange).chat(request(attempt.prompt(), limit), listener);
        } catch (RuntimeException e) {
            // Libraries may throw what they should have handed over.
            LOG.log(Level.FINE, "The library broke", e);
            listener.onError(e);
        }
        return listener.result();
    }

    private ChatRequest request(Prompt prompt, TokenLimit limit) {
        return ChatRequest.builder()
                .messages(messages(prompt))
                .parameters(Models.parameters(ai, prompt, limit))
                .build();
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
