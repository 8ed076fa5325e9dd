package org.llmmodes.platform.database;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the database to the version that this build expects; two nodes that start at once take turns (Flyway's own lock). */
final class Migrations {

    private Migrations() {}

    static void run(DataSource dataSource) throws SQLException {
        var h2 = isH2(dataSource);
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(
                        h2
                                ? new String[] {"classpath:db/migration"}
                                : new String[] {"classpath:db/migration", "classpath:db/postgresql"})
                .placeholders(Map.of("bytes", h2 ? "blob" : "bytea"))
                .load()
                .migrate();
    }

    private static boolean isH2(DataSource dataSource) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return "H2".equals(connection.getMetaData().getDatabaseProductName());
        }
    }
}
