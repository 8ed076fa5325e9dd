package org.llmmodes.container;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Looks into the database past JPA, on a connection of its own: what it sees was committed. */
@ApplicationScoped
public class Rows {

    @Resource(lookup = "jdbc/llmmodes")
    private DataSource database;

    /** The first column of all rows, as text. */
    public List<@Nullable String> texts(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setObject(i + 1, parameters[i]);
            }
            var texts = new ArrayList<@Nullable String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
            }
            return texts;
        }
    }

    /** The name that the database gives itself, such as {@code PostgreSQL}. */
    public String product() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName();
        }
    }

    /** The number that a query of one row and one column gives. */
    public long number(String sql, Object... parameters) throws SQLException {
        return Long.parseLong(String.valueOf(texts(sql, parameters).get(0)));
    }

    /** Changes rows and commits; says how many. */
    public int change(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setObject(i + 1, parameters[i]);
            }
            return update.executeUpdate();
        }
    }
}
