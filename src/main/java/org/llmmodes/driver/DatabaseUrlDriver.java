package org.llmmodes.driver;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for URLs of the form {@code llm-modes:<DATABASE_URL>}: nothing means the embedded H2 file below the property
 * {@code dataDirectory}; {@code postgresql://…} and {@code jdbc:…} are passed on to the driver they belong to. The property {@code h2Mode}
 * names a compatibility mode of H2, for JPA providers that need one.
 */
public final class DatabaseUrlDriver implements Driver {

    private static final String PREFIX = "llm-modes:";

    /** EX_CONFIG of sysexits. */
    private static final int BAD_CONFIGURATION = 78;

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        var target = parse(url.substring(PREFIX.length()), properties.getProperty("dataDirectory", "data"))
                .inH2Mode(properties.getProperty("h2Mode", ""));
        var given = new Properties();
        target.credentials().forEach(given::setProperty);
        var connection = target.driver().connect(target.jdbcUrl(), given);
        if (connection == null) {
            throw new SQLException("DATABASE_URL names a database that no driver here knows.", "08001");
        }
        return connection;
    }

    /** A setting of no accepted form ends the server here, with one line, before anything else trips over it with many. */
    @SuppressWarnings("SystemOut")
    private static DatabaseUrl parse(String setting, String dataDirectory) {
        try {
            return DatabaseUrl.parse(setting, dataDirectory);
        } catch (SQLException e) {
            System.err.println("LLM_MODES cannot start: " + e.getMessage());
            System.err.flush();
            Runtime.getRuntime().halt(BAD_CONFIGURATION);
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
