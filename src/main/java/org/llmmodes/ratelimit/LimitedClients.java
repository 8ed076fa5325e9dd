package org.llmmodes.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.llmmodes.platform.crypto.Secrets;

/** Whom this node has refused lately, for administrators; kept in memory, since a flood of refusals must not become a flood of rows. */
@ApplicationScoped
public class LimitedClients {

    private static final int MAX = 1000;
    private static final Duration KEPT = Duration.ofHours(1);

    private final Cache<String, LimitedClient> refused =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX).build();

    @Inject
    private Clock clock;

    void note(String rule, String client, Duration wait) {
        var now = clock.instant();
        var id = Secrets.encode((rule + "|" + client).getBytes(StandardCharsets.UTF_8));
        refused.asMap().compute(id, (key, before) -> {
            var again = before != null && before.until().isAfter(now) ? before.refusals() : 0;
            return new LimitedClient(id, rule, client, again + 1, now.plus(wait));
        });
    }

    List<LimitedClient> list() {
        var now = clock.instant();
        return refused.asMap().values().stream()
                .filter(client -> client.until().isAfter(now))
                .sorted(Comparator.comparing(LimitedClient::until).reversed())
                .toList();
    }

    Optional<LimitedClient> remove(String id) {
        return Optional.ofNullable(refused.asMap().remove(id));
    }
}
