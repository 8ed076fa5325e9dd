package org.llmmodes.driver;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a {@code DATABASE_URL} means to JDBC.
 *
 * @param jdbcUrl     the URL for the real driver, without credentials where they were given apart
 * @param credentials {@code user} and {@code password} as the driver wants them; empty where the URL carries them itself
 */
public record DatabaseUrl(String jdbcUrl, Map<String, String> credentials) {

    /** What a setting may hold, for the one line that a bad one stops the start with. */
    public static final String ACCEPTED =
            "nothing (the embedded file), postgresql://user:password@host:port/database (percent-encoded), jdbc:postgresql:… or"
                    + " jdbc:h2:…";

    /**
     * Reads a setting.
     *
     * @param setting       the value of {@code DATABASE_URL}; blank means the embedded file
     * @param dataDirectory where the embedded file lies
     * @throws SQLException when the setting is of no accepted form; the message never repeats the value
     */
    public static DatabaseUrl parse(String setting, String dataDirectory) throws SQLException {
        var value = setting.strip();
        if (value.isEmpty()) {
            // WRITE_DELAY=0: an acknowledged write is in the file before the answer leaves, so a kill -9 loses nothing.
            var file = Path.of(dataDirectory, "llm-modes").toAbsolutePath().toString();
            return new DatabaseUrl(
                    "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000", Map.of());
        }
        if (value.startsWith("jdbc:postgresql:") || value.startsWith("jdbc:h2:")) {
            return new DatabaseUrl(value, Map.of());
        }
        if (value.startsWith("postgresql://") || value.startsWith("postgres://")) {
            return fromUri(value);
        }
        throw refused();
    }

    /**
     * The same database with a compatibility mode of H2, where it is H2 and the URL does not choose one itself.
     *
     * @param mode as in H2's {@code MODE} setting; blank changes nothing
     */
    DatabaseUrl inH2Mode(String mode) {
        return mode.isBlank()
                        || !jdbcUrl.startsWith("jdbc:h2:")
                        || jdbcUrl.toUpperCase(Locale.ROOT).contains(";MODE=")
                ? this
                : new DatabaseUrl(jdbcUrl + ";MODE=" + mode, credentials);
    }

    /** The driver that opens {@link #jdbcUrl}. */
    Driver driver() {
        return jdbcUrl.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    private static DatabaseUrl fromUri(String value) throws SQLException {
        URI uri;
        try {
            uri = new URI(value);
        } catch (URISyntaxException e) {
            throw refused();
        }
        if (uri.getHost() == null
                || uri.getRawPath() == null
                || uri.getRawPath().length() < 2) {
            throw refused();
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var credentials = new HashMap<String, String>();
        if (uri.getRawUserInfo() != null) {
            var parts = uri.getRawUserInfo().split(":", 2);
            credentials.put("user", decode(parts[0]));
            if (parts.length > 1) {
                credentials.put("password", decode(parts[1]));
            }
        }
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, Map.copyOf(credentials));
    }

    /** Percent-decoding as in URIs: unlike in forms, a plus sign is a plus sign. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static SQLException refused() {
        return new SQLException("DATABASE_URL must be " + ACCEPTED + ".", "08001");
    }
}
