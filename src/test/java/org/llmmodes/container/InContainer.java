package org.llmmodes.container;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** What tests in the container share: the deployment, many threads at once, the number of SQL statements of a call. */
public final class InContainer {

    private InContainer() {}

    /** The packaged WAR as it is, with test classes and AssertJ added; Arquillian adds the test itself. */
    public static WebArchive war(Class<?>... testClasses) {
        var assertj = Assertions.class.getProtectionDomain().getCodeSource().getLocation();
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class, new File(System.getProperty("llmmodes.war", "target/llm-modes.war")))
                .addAsLibrary(new File(assertj.getPath()))
                .addClasses(InContainer.class, CountedCalls.class)
                .addClasses(testClasses);
    }

    /** How calls ended that were made at once. */
    public record Endings<T>(List<T> values, List<Exception> failures) {}

    /** Makes {@code count} calls at once, each on a thread of its own, and waits for all of them. */
    public static <T> Endings<T> atOnce(int count, Callable<T> call) throws Exception {
        var endings = new Endings<T>(new ArrayList<>(), new ArrayList<>());
        var gate = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(count);
        try {
            var calls = new ArrayList<Future<T>>();
            for (int i = 0; i < count; i++) {
                calls.add(threads.submit(() -> {
                    gate.await();
                    return call.call();
                }));
            }
            gate.countDown();
            for (var future : calls) {
                try {
                    endings.values().add(future.get(60, TimeUnit.SECONDS));
                } catch (ExecutionException e) {
                    endings.failures().add((Exception) e.getCause());
                }
            }
            return endings;
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many SQL statements a call executes on its own thread. */
    public static long statementsOf(Callable<?> call) throws Exception {
        var before = CountedCalls.ofThisThread();
        call.call();
        return CountedCalls.ofThisThread() - before;
    }
}
