package org.llmmodes.container;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.driver.DatabaseUrlDriver;

/** The product's driver with a counter on every statement: which JPA provider or database is behind it makes no difference. */
public final class CountingDriver implements Driver {

    private final Driver real = new DatabaseUrlDriver();

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        var connection = real.connect(url, properties);
        return connection == null ? null : CountedCalls.of(Connection.class, connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return real.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return real.getPropertyInfo(url, properties);
    }

    @Override
    public int getMajorVersion() {
        return real.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return real.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return real.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }
}
