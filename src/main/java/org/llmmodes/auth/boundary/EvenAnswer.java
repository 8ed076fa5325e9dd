package org.llmmodes.auth.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.CompletionCallback;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.llmmodes.platform.web.MessageResponse;
import org.llmmodes.platform.web.RequestOrigin;

/**
 * Answers after a fixed time, however long the work takes that the request asks for: neither the answer nor its time tells whether there was
 * anything to do. No thread waits meanwhile.
 */
@ApplicationScoped
public class EvenAnswer {

    /** Well above what the work takes on a server that is not overloaded. */
    static final Duration TIME = Duration.ofMillis(150);

    @Resource
    private ManagedScheduledExecutorService scheduler;

    /** Does the work on another thread; what it has thrown by the time of the answer is the answer. */
    void answer(AsyncResponse waiting, String sentence, Runnable work) {
        var done = scheduler.submit(RequestOrigin.carried(work));
        var answered = scheduler.schedule(
                RequestOrigin.carried(() -> resume(waiting, sentence, done)), TIME.toMillis(), TimeUnit.MILLISECONDS);
        waiting.register((CompletionCallback) failure -> answered.cancel(false));
    }

    private static void resume(AsyncResponse waiting, String sentence, Future<?> done) {
        if (done.isDone()) {
            try {
                done.get();
            } catch (ExecutionException e) {
                waiting.resume(e.getCause());
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        waiting.resume(new MessageResponse(sentence));
    }
}
