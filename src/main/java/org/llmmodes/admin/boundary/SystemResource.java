package org.llmmodes.admin.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.llmmodes.admin.control.Configuration;
import org.llmmodes.admin.control.Heartbeat;
import org.llmmodes.admin.control.NodeService;
import org.llmmodes.admin.entity.ServerNode;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.CurrentCaller;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.config.Version;
import org.llmmodes.platform.log.LogSetup;

/** What runs here. */
@Path("admin/system")
@RequestScoped
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class SystemResource {

    @Inject
    private CurrentCaller caller;

    @Inject
    private Settings settings;

    @Inject
    private Version version;

    @Inject
    private LogSetup log;

    @Inject
    private Configuration configuration;

    @Inject
    private NodeService nodes;

    @Inject
    private Heartbeat heartbeat;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @Resource(lookup = "jdbc/llmmodes", shareable = false)
    private DataSource dataSource;

    /**
     * A server of the installation.
     *
     * @param alive   whether it was seen lately
     * @param current whether it gave this answer
     */
    public record NodeResponse(
            String id,
            String host,
            String version,
            Instant startedAt,
            Instant lastSeenAt,
            @JsonProperty("is_alive") boolean alive,
            @JsonProperty("is_current") boolean current) {}

    /** The node that answers, and what all nodes share. */
    public record SystemResponse(
            String version,
            String environment,
            Instant startedAt,
            long uptimeSeconds,
            String java,
            String database,
            String logLevel,
            long memoryUsedBytes,
            long memoryMaxBytes,
            int processors,
            List<NodeResponse> nodes,
            List<NodeService.Migration> migrations,
            List<Configuration.Variable> config) {}

    @GET
    public SystemResponse read() {
        var now = clock.instant();
        var runtime = Runtime.getRuntime();
        return new SystemResponse(
                version.number(),
                settings.environment().name().toLowerCase(Locale.ROOT),
                heartbeat.startedAt(),
                Duration.between(heartbeat.startedAt(), now).toSeconds(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                database(),
                log.level().name(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory(),
                runtime.availableProcessors(),
                nodes.list().stream().map(node -> view(node, now)).toList(),
                nodes.migrations(),
                configuration.read());
    }

    /** Changes the level of this node's log until it is started again. */
    @PATCH
    public SystemResponse change(SystemChangeRequest request) {
        var level = request.level();
        if (level != null && level != log.level()) {
            var who = caller.require();
            audit.record(AuditEntry.of(AuditType.LOG_LEVEL_CHANGED)
                    .by(who.userId(), who.email())
                    .with("node", heartbeat.nodeId())
                    .with("level", level.name())
                    .with("level_before", log.level().name()));
            log.use(level);
        }
        return read();
    }

    private NodeResponse view(ServerNode node, Instant now) {
        var current = node.id().equals(heartbeat.nodeId());
        return new NodeResponse(
                node.id(),
                node.host(),
                node.version(),
                node.startedAt(),
                node.lastSeenAt(),
                current
                        || node.lastSeenAt()
                                .plusSeconds(Heartbeat.DEAD_AFTER_SECONDS)
                                .isAfter(now),
                current);
    }

    private String database() {
        try (var connection = dataSource.getConnection()) {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
        } catch (SQLException e) {
            return "not reachable";
        }
    }
}
