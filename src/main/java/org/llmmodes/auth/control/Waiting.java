package org.llmmodes.auth.control;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** Waits for work in a bulkhead. */
public final class Waiting {

    private static final int SECONDS = 30;

    private Waiting() {}

    /** The result; what the work threw is thrown here, and no answer in 30 s counts as a full bulkhead. */
    public static <T> T on(CompletionStage<T> work) {
        try {
            return work.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new BulkheadException("no free processor for passwords", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BulkheadException("interrupted while waiting for a processor", e);
        }
    }
}
