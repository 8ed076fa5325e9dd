package org.llmmodes.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.BadSetting;
import org.llmmodes.platform.crypto.Secrets;

/**
 * The one row that makes several nodes one installation: it knows whether a SECRET_KEY is the right one, and keeps the secret itself where
 * the operator set none. Read by plain JDBC, since it is needed before JPA is.
 */
final class Installation {

    private static final String CHECK = "installation";

    private Installation() {}

    /**
     * The secrets of this installation; the first node of the first start creates it.
     *
     * @param secretKey the operator's, or null
     * @throws BadSetting when it is not the secret that this database was set up with
     */
    static Secrets open(DataSource dataSource, @Nullable String secretKey) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            for (int attempt = 0; attempt < 2; attempt++) {
                var known = find(connection, secretKey);
                if (known.isPresent()) {
                    return known.get();
                }
                create(connection, secretKey);
            }
        }
        throw new BadSetting("SECRET_KEY", "the one that this database was set up with");
    }

    private static Optional<Secrets> find(Connection connection, @Nullable String secretKey) throws SQLException {
        try (var query = connection.prepareStatement(
                        "select secret_check, development_secret from installation where id = 1");
                var row = query.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            var secret = secretKey == null ? row.getString(2) : secretKey;
            if (secret == null) {
                throw new BadSetting("SECRET_KEY", "set to the one that this database was set up with");
            }
            var secrets = new Secrets(secret);
            if (!secrets.sign(CHECK, CHECK).equals(row.getString(1))) {
                throw new BadSetting("SECRET_KEY", "the one that this database was set up with");
            }
            return Optional.of(secrets);
        }
    }

    private static void create(Connection connection, @Nullable String secretKey) throws SQLException {
        var generated = secretKey == null ? Secrets.randomToken() : null;
        var check = new Secrets(secretKey == null ? String.valueOf(generated) : secretKey).sign(CHECK, CHECK);
        try (var insert = connection.prepareStatement(
                "insert into installation (id, secret_check, development_secret, created_at) values (1, ?, ?, ?)")) {
            insert.setString(1, check);
            insert.setString(2, generated);
            insert.setTimestamp(3, Timestamp.valueOf(LocalDateTime.ofInstant(Instant.now(), ZoneOffset.UTC)));
            insert.executeUpdate();
        } catch (SQLException e) {
            // 23505: another node was faster; its row is read on the second attempt.
            if (!"23505".equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
