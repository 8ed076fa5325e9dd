package org.llmmodes.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.inject.Inject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.container.Work;

/** The database as the migrations left it fits what the entities expect. */
@ExtendWith(ArquillianExtension.class)
class SchemaIT {

    @Inject
    private Rows rows;

    @Inject
    private Work work;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class, Work.class);
    }

    @Test
    void everyMigrationRanOnce() throws Exception {
        var scripts = rows.texts("select \"script\" from \"flyway_schema_history\" where \"version\" is not null"
                + " and \"success\" order by \"installed_rank\"");

        assertThat(scripts).isNotEmpty().doesNotHaveDuplicates().first().isEqualTo("V1__accounts_and_chats.sql");
        assertThat(scripts).allSatisfy(script -> assertThat(getClass().getResource("/db/migration/" + script))
                .isNotNull());
        assertThat(rows.number("select count(*) from \"flyway_schema_history\" where not \"success\""))
                .isZero();
    }

    @Test
    void everyEntityCanBeReadFromItsTable() {
        var entities = work.mapped();

        assertThat(entities).extracting(Class::getSimpleName).contains("User", "Session", "LoginGuard", "SigningKey");
        assertThat(entities).allSatisfy(type -> assertThatCode(
                        () -> work.read(em -> em.createQuery("select e from " + type.getSimpleName() + " e", type)
                                .setMaxResults(1)
                                .getResultList()))
                .as(type.getSimpleName())
                .doesNotThrowAnyException());
    }

    @Test
    void theDatabaseIsTheOneThatTheRunIsAbout() throws Exception {
        var url = System.getenv("DATABASE_URL");

        assertThat(rows.product()).isEqualTo(url == null || url.isEmpty() ? "H2" : "PostgreSQL");
    }
}
