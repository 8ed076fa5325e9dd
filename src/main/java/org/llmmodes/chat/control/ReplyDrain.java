package org.llmmodes.chat.control;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The end of a node that is told to stop. Nothing new is taken, and who waits is sent to the other nodes at once; replies that are being
 * written get five seconds to be finished, then the others are stored as interrupted with what they have and their connections to the
 * provider are closed.
 */
@ApplicationScoped
public class ReplyDrain {

    /** Container platforms kill ten seconds after they asked, and the server itself needs some of them. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration STORING = Duration.ofSeconds(1);
    private static final int LOOK_MILLIS = 50;

    private static final Logger LOG = Logger.getLogger(ReplyDrain.class.getName());

    @Inject
    private ReplyDesk desk;

    @Inject
    private Event<NodeStopping> stopping;

    @Resource
    private ManagedExecutorService executor;

    private @Nullable Thread hook;
    private boolean drained;

    /** The server tells its applications only when it has closed its connections; the JVM tells at once. */
    void listen(@Observes @Initialized(ApplicationScoped.class) Object event) {
        hook = new Thread(this::beginDraining, "reply-drain");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void beginDraining() {
        try {
            executor.execute(this::drain);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The server is further than that already", e);
        }
    }

    /** Also when only the application is taken away; waits where the other call is at work. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        drain();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.FINEST, "The hook is at work", e);
        }
    }

    private synchronized void drain() {
        if (drained) {
            return;
        }
        drained = true;
        desk.close();
        stopping.fire(new NodeStopping());
        try {
            await(GRACE);
            desk.jobs().forEach(ReplyJob::stop);
            await(STORING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(Duration time) throws InterruptedException {
        var end = System.nanoTime() + time.toNanos();
        while (!desk.jobs().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
