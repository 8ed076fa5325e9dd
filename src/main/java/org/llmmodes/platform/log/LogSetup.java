package org.llmmodes.platform.log;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.config.Settings.LogLevel;

/**
 * Sets LOG_LEVEL for our own loggers; the server turns what passes into its JSON log.
 *
 * <p>The server gives every logger a level of its own as it is made, by its trace specification, so a level of their common parent means nothing to
 * them. What counts is therefore decided where their records pass on the way to the server's handlers.
 */
@ApplicationScoped
public class LogSetup {

    /** Held here, since the log manager itself holds loggers only weakly. */
    private static final Logger OURS = Logger.getLogger("org.llmmodes");

    @Inject
    private Settings settings;

    private volatile @Nullable LogLevel chosen;

    private final Gate gate = new Gate();

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        use(settings.logLevel());
        OURS.addHandler(gate);
        OURS.setUseParentHandlers(false);
    }

    @PreDestroy
    void stop() {
        OURS.removeHandler(gate);
        OURS.setUseParentHandlers(true);
    }

    /** The level in force on this node. */
    public LogLevel level() {
        var now = chosen;
        return now == null ? settings.logLevel() : now;
    }

    /** Changes the level on this node, until it is started again. */
    public void use(LogLevel level) {
        chosen = level;
        gate.setLevel(
                switch (level) {
                    case DEBUG -> Level.FINE;
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARNING;
                    case ERROR -> Level.SEVERE;
                });
    }

    /** Lets records of the level in force pass to the handlers that the server has put above all loggers. */
    private static final class Gate extends Handler {

        private static final Logger ROOT = Logger.getLogger("");

        @Override
        public void publish(LogRecord line) {
            if (isLoggable(line)) {
                for (var handler : ROOT.getHandlers()) {
                    handler.publish(line);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
