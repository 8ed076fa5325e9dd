package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A packaged server as a process of its own, configured by nothing but its environment. */
public final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(150);
    /** The administrator of the nodes that have one. */
    static final Map<String, String> ADMIN =
            Map.of("ADMIN_EMAIL", "admin@example.org", "ADMIN_PASSWORD", Visitor.PASSWORD);

    private static final Map<Database, Node> SHARED = new EnumMap<>(Database.class);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path home;
    private final Map<String, String> environment;
    private Path output = OutputFolders.take();
    private boolean outputIsOurs = true;
    private boolean killed;
    private Process process;

    private Node(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
        this.process = run();
    }

    /** A node that stories share which change nothing but their own users' data; rate limits off, hashing cheap, mail to {@link Postbox}. */
    static synchronized Node shared(Database database) {
        return SHARED.computeIfAbsent(database, wanted -> {
            var environment = new HashMap<>(Postbox.shared().environment());
            environment.putAll(ADMIN);
            environment.put("ADMIN_CHAT_ACCESS", "break-glass");
            var node = start(wanted, environment);
            Runtime.getRuntime().addShutdownHook(new Thread(node::close));
            return node;
        });
    }

    /** A new node on a new, empty database; {@code changes} go over the defaults of the tests. */
    public static Node start(Database database, Map<String, String> changes) {
        var environment = new LinkedHashMap<String, String>();
        if (database == Database.POSTGRESQL) {
            environment.put("DATABASE_URL", Postgres.newDatabase());
        }
        environment.putAll(changes);
        return start(environment);
    }

    /** A new node that has just this in its environment, over the defaults of the tests. */
    static Node start(Map<String, String> changes) {
        var node = launch(changes);
        node.awaitReady();
        return node;
    }

    /** Starts a process and does not wait for it to be ready. */
    static Node launch(Map<String, String> changes) {
        var home = Path.of(
                System.getProperty("llmmodes.work", "target/nodes"),
                UUID.randomUUID().toString());
        var environment = new HashMap<>(Map.of(
                "DATA_DIR", home.resolve("data").toString(),
                "LOG_DIR", home.resolve("logs").toString(),
                "HTTP_PORT", freePort(),
                "HTTPS_PORT", freePort(),
                "MANAGEMENT_PORT", freePort(),
                "RATE_LIMIT_ENABLED", "false",
                "BCRYPT_COST", "4",
                // A test server lives for minutes: the quick compiler alone halves the processor time of its start.
                "JVM_ARGS", "-XX:TieredStopAtLevel=1"));
        environment.putAll(changes);
        return new Node(home, environment);
    }

    private Process run() {
        if (!outputIsOurs) {
            output = OutputFolders.take();
            outputIsOurs = true;
        }
        try {
            Files.createDirectories(home);
            var server = Path.of(System.getProperty("llmmodes.server", "target/liberty/wlp"), "bin", "server")
                    .toString();
            var builder = new ProcessBuilder(List.of(server, "run", "defaultServer"));
            builder.environment().keySet().removeIf(name -> name.equals("DATABASE_URL") || name.equals("SECRET_KEY"));
            builder.environment().putAll(environment);
            builder.environment().put("WLP_OUTPUT_DIR", output.toString());
            builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            home.resolve("console.log").toFile()));
            return builder.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                fail("The server ended while it started:\n" + console());
            }
            if (isReady()) {
                return;
            }
            pause(Duration.ofMillis(250));
        }
        fail("The server was not ready after " + START + ":\n" + console());
    }

    private boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(address().resolve("/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return 200
                    == HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode();
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + environment.get("HTTP_PORT"));
    }

    URI secureAddress() {
        return URI.create("https://127.0.0.1:" + environment.get("HTTPS_PORT"));
    }

    URI managementAddress() {
        return URI.create("http://127.0.0.1:" + environment.get("MANAGEMENT_PORT"));
    }

    /** A visitor of this node, not signed in. */
    public Visitor visitor() {
        return new Visitor(address());
    }

    /** The administrator of this node, signed in. */
    Visitor admin() {
        return visitor().signIn("admin@example.org");
    }

    /** What the process has printed. */
    public String console() {
        return read(home.resolve("console.log"));
    }

    /** The JSON log. */
    String log() {
        return read(home.resolve("logs").resolve("messages.log"));
    }

    /** Whatever the process has written that somebody could read later: console, messages, trace, first-failure data. */
    String everyLog() {
        var text = new StringBuilder(console());
        for (var folder : List.of(home.resolve("logs"), output)) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*(/logs/|/ffdc/|\\.log).*") && Files.isRegularFile(file))
                        .forEach(file -> text.append(read(file)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return text.toString();
    }

    /** What the environment says, such as DATABASE_URL, for a second node of the same installation. */
    String setting(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Waits for the process to end by itself. */
    int awaitExit(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                return fail("The server is still running after " + patience + ":\n" + console());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return process.exitValue();
    }

    /** Ends the process as kill -9 does: the script that started it and the server itself. */
    void kill() {
        killed = true;
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(10));
    }

    /** Asks the server to end, as {@code docker stop} does, without waiting. */
    void terminate() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    /** Starts it again, with the same data, on the same ports, and with more in its environment. */
    void restart(Map<String, String> changes) {
        environment.putAll(changes);
        restart();
    }

    /** Starts it again, with the same data, on the same ports. */
    void restart() {
        process = run();
        awaitReady();
    }

    @Override
    public void close() {
        var processes = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        processes.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var inOrder = processes.stream().noneMatch(ProcessHandle::isAlive) && !killed;
        processes.forEach(ProcessHandle::destroyForcibly);
        if (inOrder && outputIsOurs) {
            outputIsOurs = false;
            OutputFolders.giveBack(output);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String freePort() {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
