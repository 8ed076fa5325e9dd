package org.llmmodes.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.llmmodes.platform.crypto.Secrets;

/** Where the shares are counted: in the table rate_limits on PostgreSQL, so that all nodes count together; in memory on H2. */
@ApplicationScoped
public class Buckets {

    private static final Duration IDLE = Duration.ofHours(2);
    private static final int BATCH = 1000;
    private static final int MAX_IN_MEMORY = 200_000;

    private final Cache<String, Bucket> local = Caffeine.newBuilder()
            .expireAfterAccess(IDLE)
            .maximumSize(MAX_IN_MEMORY)
            .build();

    private Optional<PostgreSQLSelectForUpdateBasedProxyManager<String>> shared = Optional.empty();

    /** Not shareable: a shareable connection stays with its request to the end, also while that waits for a hash. */
    @Resource(lookup = "jdbc/llmmodes", shareable = false)
    private DataSource dataSource;

    @Inject
    private Secrets secrets;

    @PostConstruct
    void chooseStore() {
        try (var connection = dataSource.getConnection()) {
            if ("PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
                shared = Optional.of(Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                        .table("rate_limits")
                        .primaryKeyMapper(PrimaryKeyMapper.STRING)
                        .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(IDLE))
                        .build());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    ConsumptionProbe take(String key, BucketConfiguration configuration) {
        if (shared.isEmpty()) {
            return local.get(key, unused -> localBucket(configuration)).tryConsumeAndReturnRemaining(1);
        }
        // The table shows no addresses.
        var id = secrets.sign("rate-limit", key);
        return shared.get().builder().build(id, () -> configuration).tryConsumeAndReturnRemaining(1);
    }

    /** Removes shares that are full again from the table, in small batches; memory forgets them by itself. Says how many. */
    int sweep() {
        var removed = 0;
        if (shared.isPresent()) {
            int batch;
            do {
                batch = shared.get().removeExpired(BATCH);
                removed += batch;
            } while (batch == BATCH);
        }
        return removed;
    }

    /** Gives a client its whole share back. */
    void reset(String key) {
        local.invalidate(key);
        shared.ifPresent(proxies -> proxies.removeProxy(secrets.sign("rate-limit", key)));
    }

    private static Bucket localBucket(BucketConfiguration configuration) {
        var builder = Bucket.builder();
        for (var bandwidth : configuration.getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }
}
