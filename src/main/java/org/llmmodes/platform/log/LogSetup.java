package org.llmmodes.platform.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.llmmodes.platform.config.Settings;

/** Sets LOG_LEVEL for our own loggers; the server turns what passes into its JSON log. */
@ApplicationScoped
public class LogSetup {

    /** Held here, since the log manager itself holds loggers only weakly. */
    private static final Logger OURS = Logger.getLogger("org.llmmodes");

    @Inject
    private Settings settings;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        OURS.setLevel(
                switch (settings.logLevel()) {
                    case DEBUG -> Level.FINE;
                    case INFO -> Level.INFO;
                    case WARNING -> Level.WARNING;
                    case ERROR -> Level.SEVERE;
                });
    }
}
