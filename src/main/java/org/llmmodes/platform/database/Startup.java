package org.llmmodes.platform.database;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.sql.SQLException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.llmmodes.platform.config.BadSetting;
import org.llmmodes.platform.config.FailedStart;
import org.llmmodes.platform.config.SettingsSource;
import org.llmmodes.platform.crypto.Secrets;

/**
 * The first thing of the application that runs: checks the settings, brings the database to the current version and opens the installation,
 * before a bean is made or an entity read. What is wrong here stops the server with one line that says what.
 */
public class Startup implements Extension {

    private static final Logger LOG = Logger.getLogger(Startup.class.getName());

    private Optional<Secrets> secrets = Optional.empty();

    @SuppressWarnings("BanJNDI") // A constant name of our own server; injection is not up yet at this point.
    void prepare(@Observes BeforeBeanDiscovery event) throws NamingException {
        try {
            var settings = SettingsSource.read();
            var dataSource = (DataSource) new InitialContext().lookup("jdbc/llmmodes");
            Migrations.run(dataSource);
            secrets = Optional.of(Installation.open(dataSource, settings.secretKey()));
        } catch (BadSetting e) {
            FailedStart.stop(String.valueOf(e.getMessage()));
        } catch (FlywayException | SQLException e) {
            LOG.log(Level.SEVERE, "The database of DATABASE_URL cannot be used", e);
            FailedStart.stop("DATABASE_URL: the database cannot be used: " + lastCause(e));
        }
    }

    Secrets secrets() {
        return secrets.orElseThrow();
    }

    private static String lastCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("no reason given");
    }
}
