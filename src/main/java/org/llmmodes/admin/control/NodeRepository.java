package org.llmmodes.admin.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.llmmodes.admin.entity.ServerNode;

/** The nodes and the migrations in the database. */
@ApplicationScoped
public class NodeRepository {

    @PersistenceContext
    private EntityManager entities;

    Optional<ServerNode> find(String id) {
        return Optional.ofNullable(entities.find(ServerNode.class, id));
    }

    void add(ServerNode node) {
        entities.persist(node);
    }

    void remove(String id) {
        entities.createQuery("delete from ServerNode n where n.id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    void removeUnseenSince(Instant moment) {
        entities.createQuery("delete from ServerNode n where n.lastSeenAt < :moment")
                .setParameter("moment", moment)
                .executeUpdate();
    }

    /** The latest started first. */
    List<ServerNode> findAll() {
        return entities.createQuery("select n from ServerNode n order by n.startedAt desc, n.id", ServerNode.class)
                .getResultList();
    }

    /** Version, description, time and success of each, in the order in which they ran. */
    @SuppressWarnings("unchecked") // A native query has no type.
    List<Object[]> migrations() {
        return entities.createNativeQuery(
                        "select \"version\", \"description\", cast(\"installed_on\" as varchar(40)), \"success\""
                                + " from \"flyway_schema_history\" order by \"installed_rank\"")
                .getResultList();
    }
}
