package org.llmmodes.admin.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.admin.entity.ServerNode;

/** Who runs. */
@Stateless
public class NodeService {

    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    private NodeRepository nodes;

    @Inject
    private Clock clock;

    /** A step that the database has made. */
    public record Migration(@Nullable String version, String description, String installedOn, boolean success) {}

    /** Says that a node runs. */
    public void seen(String id, String host, String version, Instant startedAt) {
        var now = clock.instant();
        var node = nodes.find(id).orElse(null);
        if (node == null) {
            node = new ServerNode(id, host, version, startedAt);
            nodes.add(node);
        }
        node.seen(now);
        nodes.removeUnseenSince(now.minus(KEPT));
    }

    /** Says that a node stops. */
    public void gone(String id) {
        nodes.remove(id);
    }

    public List<ServerNode> list() {
        return nodes.findAll();
    }

    public List<Migration> migrations() {
        return nodes.migrations().stream()
                .map(row -> new Migration(
                        row[0] == null ? null : row[0].toString(),
                        String.valueOf(row[1]),
                        String.valueOf(row[2]),
                        Boolean.TRUE.equals(row[3])))
                .toList();
    }
}
