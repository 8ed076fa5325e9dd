package org.llmmodes.health.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Does the database answer? */
@ApplicationScoped
public class DatabaseCheck {

    private static final int TIMEOUT_SECONDS = 2;

    @Resource(lookup = "jdbc/llmmodes", shareable = false)
    private DataSource dataSource;

    boolean answers() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }
}
