package org.llmmodes.admin.control;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Version;

/** Every ten seconds: tells the other nodes that this one runs. */
@ApplicationScoped
public class Heartbeat {

    /** A node that was not seen for so long does not run. */
    public static final int DEAD_AFTER_SECONDS = 35;

    private static final Logger LOG = Logger.getLogger(Heartbeat.class.getName());
    private static final int PAUSE_SECONDS = 10;

    private final String id = UUID.randomUUID().toString();

    @Inject
    private NodeService nodes;

    @Inject
    private Version version;

    @Inject
    private Clock clock;

    @Resource
    private ManagedScheduledExecutorService scheduler;

    private @Nullable Instant startedAt;
    private @Nullable Future<?> beating;

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        startedAt = clock.instant();
        beating = scheduler.scheduleWithFixedDelay(this::beat, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (beating != null) {
            beating.cancel(false);
        }
        try {
            nodes.gone(id);
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The others will notice by themselves that this node has stopped", e);
        }
    }

    public String nodeId() {
        return id;
    }

    public Instant startedAt() {
        var at = startedAt;
        return at == null ? clock.instant() : at;
    }

    private void beat() {
        try {
            nodes.seen(id, host(), version.number(), startedAt());
        } catch (RuntimeException e) {
            // What got out would end the schedule.
            LOG.log(Level.WARNING, "Could not tell that this node runs; the next beat tries again", e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
