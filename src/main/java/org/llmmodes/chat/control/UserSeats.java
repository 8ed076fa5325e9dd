package org.llmmodes.chat.control;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** How many replies each user has in the writing on this node; nobody may take all the places of a provider. */
final class UserSeats {

    private final int most;
    private final Map<Long, Integer> taken = new ConcurrentHashMap<>();

    /** @param most replies of one user at once */
    UserSeats(int most) {
        this.most = most;
    }

    /**
     * Takes a seat.
     *
     * @return gives it back; to be called once
     * @throws ProblemException 429 when the user has as many as allowed
     */
    Runnable take(long userId) {
        taken.compute(userId, (id, count) -> {
            if (count != null && count >= most) {
                throw new ProblemException(
                                ProblemType.RATE_LIMITED,
                                "%d replies to you are being written; wait for one to end, or cancel one."
                                        .formatted(most))
                        .retryAfter(Duration.ofSeconds(2))
                        .header("RateLimit-Policy", "\"replies\";q=" + most + ";qu=\"concurrent-requests\"")
                        .header("RateLimit", "\"replies\";r=0;t=2");
            }
            return count == null ? 1 : count + 1;
        });
        return () -> taken.computeIfPresent(userId, (id, count) -> count == 1 ? null : count - 1);
    }
}
