package org.llmmodes.modes.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm package {@code @copilotkit/aimock}, somebody else's idea of how providers speak, as a process. Where there is no Node the tests that
 * need it are skipped, unless {@code llmmodes.require.node} is true: then they fail.
 */
final class Aimock implements AutoCloseable {

    private static final String PACKAGE = "@copilotkit/aimock@1.43.0";
    private static final String NEWER_NODE = "node@22.21.1";
    private static final Path HOME = Path.of("target", "aimock");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;

    private Aimock(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Aimock start() throws IOException, InterruptedException {
        var found = runs("node", "--version") && runs("npm", "--version");
        if (Boolean.getBoolean("llmmodes.require.node")) {
            assertThat(found).as("node and npm are needed and were not found").isTrue();
        }
        Assumptions.assumeTrue(found, "node and npm were not found: the tests against aimock are skipped");
        Files.createDirectories(HOME);
        if (!Files.exists(HOME.resolve("node_modules/@copilotkit/aimock"))) {
            npmInstall(PACKAGE);
        }
        var node = "node";
        if (!runs("node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)")) {
            // Distributions have older ones; npm has a newer one as a package.
            npmInstall(NEWER_NODE);
            node = HOME.resolve("node_modules/node/bin/node").toString();
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var process = new ProcessBuilder(
                        node,
                        HOME.resolve("node_modules/@copilotkit/aimock/dist/cli.js")
                                .toString(),
                        "-p",
                        Integer.toString(port),
                        "-f",
                        "src/test/resources/org/llmmodes/modes/provider/aimock.json")
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("log.txt").toFile())
                .start();
        var aimock = new Aimock(process, port);
        aimock.awaitReady();
        return aimock;
    }

    private static void npmInstall(String what) throws InterruptedException {
        assertThat(runs("npm", "install", "--no-audit", "--no-fund", "--prefix", HOME.toString(), what))
                .as("npm install " + what)
                .isTrue();
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                journal();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new IllegalStateException("aimock did not start; see target/aimock/log.txt");
    }

    String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** What it was asked last. */
    JsonNode lastBody() throws IOException, InterruptedException {
        var entries = journal();
        return entries.get(entries.size() - 1).path("body");
    }

    int requests() throws IOException, InterruptedException {
        return journal().size();
    }

    private List<JsonNode> journal() throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address("/__aimock/journal"))).build();
        var list = new ObjectMapper()
                .readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        var entries = new ArrayList<JsonNode>();
        list.forEach(entries::add);
        entries.removeIf(entry -> entry.path("path").asText().startsWith("/__aimock"));
        return entries;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
