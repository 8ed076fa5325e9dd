package org.llmmodes.container;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.llmmodes.platform.problem.ProblemException;

/** Transactions as services have them, with what a test puts into them. */
@Stateless
public class Work {

    @PersistenceContext
    private EntityManager entities;

    /** Does the work, sends it to the database, and then fails as a service does. */
    public void fail(Consumer<EntityManager> work, ProblemException failure) {
        work.accept(entities);
        entities.flush();
        throw failure;
    }

    /** Answers from a persistence context of its own, which has seen nothing yet. */
    public <T> T read(Function<EntityManager, T> question) {
        return question.apply(entities);
    }

    /** The entities that this application maps. */
    public List<Class<?>> mapped() {
        return entities.getMetamodel().getEntities().stream()
                .<Class<?>>map(type -> type.getJavaType())
                .toList();
    }
}
