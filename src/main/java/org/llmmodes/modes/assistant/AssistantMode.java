package org.llmmodes.modes.assistant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.provider.Provider;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.FieldError;

/** The mode {@code assistant}: a conversation over many turns. Without a provider it is there too, and says what it lacks. */
@ApplicationScoped
public class AssistantMode implements Mode {

    static final String NAME = "assistant";

    @Inject
    Provider provider;

    @Inject
    Settings settings;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode defaultSettings() {
        return AssistantSettings.DEFAULTS.json();
    }

    @Override
    public List<FieldError> check(ObjectNode wanted) {
        return AssistantSettings.check(wanted);
    }

    @Override
    public ReplyEngine engine() {
        return provider.isConfigured()
                ? new AssistantEngine(provider, settings.ai().contextTokens())
                : new NoProvider();
    }
}
