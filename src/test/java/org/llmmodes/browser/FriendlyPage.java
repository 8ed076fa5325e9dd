package org.llmmodes.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** A front end of somebody else: another server, which gives a page with axios in it. */
final class FriendlyPage implements AutoCloseable {

    private static final String AXIOS = "/META-INF/resources/webjars/axios/1.7.9/dist/axios.min.js";

    private final HttpServer server;

    private FriendlyPage(HttpServer server) {
        this.server = server;
    }

    /** Starts it at {@link Site#FRIEND}, from where the product allows calls. */
    static FriendlyPage open() {
        try {
            var server = HttpServer.create(
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(),
                            URI.create(Site.FRIEND).getPort()),
                    0);
            var script = axios();
            var page = """
                    <!doctype html><html lang="en"><title>A client</title><link rel="icon" href="data:,"><script src="/axios.js"></script><body></body></html>
                    """;
            server.createContext("/", exchange -> answer(exchange, "text/html", page));
            server.createContext("/axios.js", exchange -> answer(exchange, "text/javascript", script));
            server.start();
            return new FriendlyPage(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String type, String content) throws IOException {
        var bytes = content.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", java.util.List.of(type + "; charset=utf-8")));
        exchange.sendResponseHeaders(200, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String axios() throws IOException {
        try (var script = FriendlyPage.class.getResourceAsStream(AXIOS)) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
