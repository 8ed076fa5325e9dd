package org.llmmodes.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.config.Settings.LogLevel;

/** Sets LOG_LEVEL for our own loggers; the server turns what passes into its JSON log. */
@ApplicationScoped
public class LogSetup {

    /** Held here, since the log manager itself holds loggers only weakly. */
    private static final Logger OURS = Logger.getLogger("org.llmmodes");

    @Inject
    private Settings settings;

    private volatile @Nullable LogLevel chosen;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        use(settings.logLevel());
    }

    /** The level in force on this node. */
    public LogLevel level() {
        var now = chosen;
        return now == null ? settings.logLevel() : now;
    }

    /** Changes the level on this node, until it is started again. */
    public void use(LogLevel level) {
        chosen = level;
        OURS.setLevel(
                switch (level) {
                    case DEBUG -> Level.FINE;
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARNING;
                    case ERROR -> Level.SEVERE;
                });
    }
}
