package org.llmmodes.blackbox;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The database of a node on PostgreSQL, looked at and changed past the product. */
record Sql(URI database) {

    /** @param url as in DATABASE_URL */
    static Sql of(String url) {
        return new Sql(URI.create(url));
    }

    /** The first column of all rows, as text. */
    List<String> texts(String query, Object... parameters) {
        try (var connection = DriverManager.getConnection(jdbc());
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            var texts = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    texts.add(String.valueOf(rows.getString(1)));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes rows; says how many. */
    int change(String update, Object... parameters) {
        try (var connection = DriverManager.getConnection(jdbc());
                var statement = connection.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String jdbc() {
        return "jdbc:postgresql://" + database.getHost() + ":" + database.getPort() + database.getPath()
                + "?user=postgres&password=unused";
    }
}
