package org.llmmodes.modes.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The npm package {@code @copilotkit/aimock}, somebody else's idea of how providers speak, as a process behind a {@link Tap}. Where there is
 * no Node, no npm or no registry to get it from, the tests that need it are skipped within seconds, unless {@code llmmodes.require.node} is
 * true: then they fail.
 */
final class Aimock implements AutoCloseable {

    private static final String PACKAGE = "@copilotkit/aimock@1.43.0";
    private static final String NEWER_NODE = "node@22.21.1";
    private static final Path HOME = Path.of("target", "aimock");
    private static final Path PROGRAM = HOME.resolve("node_modules/@copilotkit/aimock/dist/cli.js");

    private final Process process;
    private final Tap tap;

    private Aimock(Process process, Tap tap) {
        this.process = process;
        this.tap = tap;
    }

    static Aimock start() throws IOException, InterruptedException {
        need(runs(10, "node", "--version") && runs(10, "npm", "--version"), "node and npm were not found");
        Files.createDirectories(HOME);
        if (!Files.exists(PROGRAM)) {
            npmInstall(PACKAGE);
        }
        var node = "node";
        if (!runs(10, "node", "-e", "process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)")) {
            // Distributions have older ones; npm has a newer one as a package.
            npmInstall(NEWER_NODE);
            node = HOME.resolve("node_modules/node/bin/node").toString();
        }
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var fixtures = "src/test/resources/org/llmmodes/modes/provider/aimock.json";
        var process = new ProcessBuilder(node, PROGRAM.toString(), "-p", Integer.toString(port), "-f", fixtures)
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("log.txt").toFile())
                .start();
        awaitReady(process, port);
        return new Aimock(process, Tap.on(URI.create("http://127.0.0.1:" + port)));
    }

    private static void need(boolean there, String otherwise) {
        if (Boolean.getBoolean("llmmodes.require.node")) {
            assertThat(there).as(otherwise).isTrue();
        }
        Assumptions.assumeTrue(there, otherwise + ": the tests against aimock are skipped");
    }

    /** A registry that does not answer is given up at once; one that does may take its time. */
    private static void npmInstall(String what) throws InterruptedException {
        var prefix = HOME.toString();
        var installed = runs(
                90,
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier",
                "--fetch-retries=0",
                "--fetch-timeout=4000",
                "--prefix",
                prefix,
                what);
        need(installed, "npm could not install " + what);
    }

    private static boolean runs(int seconds, String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var ended = process.waitFor(seconds, TimeUnit.SECONDS);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void awaitReady(Process process, int port) throws InterruptedException {
        for (int i = 0; i < 200 && process.isAlive(); i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException e) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroy();
        throw new IllegalStateException("aimock did not start; see target/aimock/log.txt");
    }

    String address(String path) {
        return tap.address(path);
    }

    /** What it was asked last, as it went over the wire. */
    JsonNode lastBody() {
        return tap.lastBody();
    }

    int requests() {
        return tap.requests();
    }

    @Override
    public void close() {
        tap.close();
        process.destroy();
    }
}
