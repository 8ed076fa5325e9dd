package org.llmmodes.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.llmmodes.blackbox.Postgres;

/**
 * Prepares the server that Arquillian starts, before the first test of a run. It is the packaged {@code defaultServer} under another name:
 * the same files, with {@code application.xml} replaced by that of {@code src/test/liberty/config}, and an environment of its own (free
 * ports, a new empty database). Does nothing where {@code llmmodes.container} does not name a database, as in unit tests.
 */
public final class TestServer implements LauncherSessionListener {

    private static final Path LIBERTY =
            Path.of(System.getProperty("llmmodes.server", "target/liberty/wlp")).toAbsolutePath();
    private static final Path SERVERS = LIBERTY.resolve("usr").resolve("servers");
    private static final Path TEMPLATE = SERVERS.resolve("defaultServer");
    private static final Path OVERLAY = Path.of("src", "test", "liberty", "config");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        var database = System.getProperty("llmmodes.container", "");
        if (database.isEmpty()) {
            return;
        }
        try {
            prepare("test-" + database, database.equals("postgresql") ? Postgres.newDatabase() : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arquillian reads {@code arquillian.xml} after this, with these system properties in it. */
    private static void prepare(String name, String databaseUrl) throws IOException {
        var home = SERVERS.resolve(name);
        delete(home);
        Files.createDirectories(home.resolve("driver"));
        copyFiles(TEMPLATE, home);
        copyFiles(OVERLAY, home);
        ShrinkWrap.create(JavaArchive.class)
                .addClasses(CountingDriver.class, CountedCalls.class)
                .as(ZipExporter.class)
                .exportTo(home.resolve("driver").resolve("counting.jar").toFile());
        var port = freePort();
        var environment = new LinkedHashMap<String, String>();
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", port);
        environment.put("HTTPS_PORT", freePort());
        environment.put("MANAGEMENT_PORT", freePort());
        environment.put("DATABASE_URL", databaseUrl);
        environment.put("DATA_DIR", home.resolve("data").toString());
        environment.put("RATE_LIMIT_ENABLED", "false");
        environment.put("BCRYPT_COST", "4");
        append(home.resolve("server.env"), environment);
        System.setProperty("llmmodes.container.home", LIBERTY.toString());
        System.setProperty("llmmodes.container.server", name);
        System.setProperty("llmmodes.container.port", port);
    }

    private static void append(Path file, Map<String, String> environment) throws IOException {
        var lines = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        Files.writeString(file, "\n" + lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
