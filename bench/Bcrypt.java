import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * How many passwords this machine can check in a second with nothing around it: the yardstick for sign-ins. Uses the library and the length
 * of input that the server uses.
 *
 * <pre>java -cp spring-security-crypto.jar Bcrypt.java [cost=12] [seconds=5] [threads=processors]</pre>
 *
 * Prints two numbers: checks per second of all threads together, and CPU milliseconds per check.
 */
public class Bcrypt {

    public static void main(String[] args) throws Exception {
        var cost = args.length > 0 ? Integer.parseInt(args[0]) : 12;
        var seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        var threads = args.length > 2 ? Integer.parseInt(args[2]) : Runtime.getRuntime().availableProcessors();
        var password = "p".repeat(64).getBytes();
        var hash = BCrypt.hashpw(password, BCrypt.gensalt("$2b", cost));
        warmUp();

        var pool = Executors.newFixedThreadPool(threads);
        Callable<Work> worker = () -> work(password, hash, seconds);
        var perSecond = 0.0;
        var checks = 0;
        var cpuNanos = 0L;
        for (var work : pool.invokeAll(Collections.nCopies(threads, worker))) {
            perSecond += work.get().checks() * 1e9 / work.get().nanos();
            checks += work.get().checks();
            cpuNanos += work.get().cpuNanos();
        }
        pool.shutdown();
        System.out.printf(Locale.ROOT, "%.2f %.1f%n", perSecond, cpuNanos / 1e6 / checks);
    }

    /** Cheap hashes until the compiler has done its work. */
    private static void warmUp() {
        var end = System.nanoTime() + 1_500_000_000L;
        while (System.nanoTime() < end) {
            BCrypt.hashpw("warm-up", BCrypt.gensalt(4));
        }
    }

    private record Work(int checks, long nanos, long cpuNanos) {}

    /** What one thread does; whole checks only, so the clock stops after the last one. */
    private static Work work(byte[] password, String hash, int seconds) {
        var cpu = ManagementFactory.getThreadMXBean();
        var cpuStart = cpu.getCurrentThreadCpuTime();
        var start = System.nanoTime();
        var done = 0;
        var elapsed = 0L;
        do {
            if (!BCrypt.checkpw(password, hash)) {
                throw new IllegalStateException("The check of a right password failed");
            }
            done++;
            elapsed = System.nanoTime() - start;
        } while (elapsed < seconds * 1_000_000_000L);
        return new Work(done, elapsed, cpu.getCurrentThreadCpuTime() - cpuStart);
    }
}
