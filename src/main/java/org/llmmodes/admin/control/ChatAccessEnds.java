package org.llmmodes.admin.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.RightsLost;

/** Sees to it that the end of every access to chats is recorded: at once with the rights it hangs on, within ten seconds otherwise. */
@ApplicationScoped
public class ChatAccessEnds {

    private static final Logger LOG = Logger.getLogger(ChatAccessEnds.class.getName());
    private static final int PAUSE_SECONDS = 10;

    @Inject
    private ChatAccessService accesses;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Future<?> looking;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        looking = scheduler.scheduleWithFixedDelay(this::look, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (looking != null) {
            looking.cancel(false);
        }
    }

    void lost(@Observes RightsLost event) {
        accesses.endAllOf(event.userId(), event.deleted());
    }

    private void look() {
        try {
            accesses.findOpen().forEach(accesses::review);
        } catch (RuntimeException e) {
            // What got out would end the schedule. An access whose time is over opens nothing, noted or not.
            LOG.log(Level.WARNING, "Could not note the end of an access to chats; the next look tries again", e);
        }
    }
}
