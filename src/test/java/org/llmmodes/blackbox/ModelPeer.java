package org.llmmodes.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * A provider that does what it is told: words in square brackets in the user's latest message say how it behaves. It speaks HTTP on bare
 * sockets, because a proper server would not let it misbehave, and it notices when its client hangs up.
 */
final class ModelPeer implements AutoCloseable {

    static final String ANSWER = "Hello, I am the peer. <b>Not bold</b>.";

    /** What it answers when it is asked to write questions about green tea. */
    private static final String QUESTIONS = """
            {"questions": ["How would you describe green tea?", "Can you explain what green tea is?", "What exactly is green tea?",
            "What is the capital of France?", "No question at all", "What exactly is\\ngreen tea?", 7]}""";

    private static final Pattern TOOL = Pattern.compile("%%(\\w+) (\\{.*?\\})%%", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("\\[json (\\{.*?\\})\\]", Pattern.DOTALL);

    private final ServerSocket server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    /** One request, as it came. */
    static final class Call {

        private final String path;
        private final Map<String, String> headers;
        private final JsonNode body;
        private volatile boolean hungUp;
        private volatile boolean answered;
        private volatile long spokeAt;

        private Call(String path, Map<String, String> headers, JsonNode body) {
            this.path = path;
            this.headers = headers;
            this.body = body;
        }

        /** Path and query. */
        String path() {
            return path;
        }

        JsonNode body() {
            return body;
        }

        Map<String, String> headers() {
            return headers;
        }

        /** What the user said last, as JSON of the dialect. */
        String latest() {
            return Dialect.of(path).latest(body).toString();
        }

        /** When the first word left, by {@link System#nanoTime()}. */
        long spokeAt() {
            return spokeAt;
        }

        /** Whether the client closed the connection before the answer was complete. */
        boolean hungUp() {
            return hungUp;
        }
    }

    private ModelPeer(ServerSocket server) {
        this.server = server;
    }

    static ModelPeer start() {
        try {
            var peer = new ModelPeer(new ServerSocket(0, 600, InetAddress.getLoopbackAddress()));
            daemon(peer::accept);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** AI_BASE_URL with this after the port. */
    String address(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    /** The environment of a server that uses this peer. */
    Map<String, String> environment(Dialect dialect) {
        return Map.of(
                "AI_PROVIDER",
                dialect.provider(),
                "AI_BASE_URL",
                address(dialect.base()),
                "AI_API_KEY",
                KEY,
                "AI_MODEL",
                "model-a",
                "AI_VISION_MODEL",
                "model-v");
    }

    static final String KEY = "sk-test-Secret1234567890";

    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** The calls whose latest message has this in it. */
    List<Call> calls(String marker) {
        return calls.stream().filter(call -> call.latest().contains(marker)).toList();
    }

    /** Lets those go on who wait at the gate. */
    void openGate() {
        gate.countDown();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void daemon(Runnable work) {
        var thread = new Thread(work, "model-peer");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var call = read(in);
            calls.add(call);
            daemon(() -> awaitHangUp(in, call));
            socket.setTcpNoDelay(true);
            answer(call, socket);
            call.answered = true;
        } catch (IOException e) {
            // The client has left, which the call knows.
            return;
        }
    }

    private static void awaitHangUp(InputStream in, Call call) {
        try {
            while (in.read() >= 0) {
                // Nothing more is expected.
            }
        } catch (IOException e) {
            call.hungUp = !call.answered;
            return;
        }
        call.hungUp = !call.answered;
    }

    private static Call read(InputStream in) throws IOException {
        var path = line(in).split(" ", -1)[1];
        var headers = new ConcurrentHashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Call(path, headers, Dialect.json(new String(body, StandardCharsets.UTF_8)));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private void answer(Call call, Socket socket) throws IOException {
        var latest = call.latest();
        var out = socket.getOutputStream();
        var dialect = Dialect.of(call.path);
        var first = seen.merge(latest, 1, Integer::sum) == 1;
        if (latest.contains("[hang]")) {
            pause(Duration.ofMinutes(5));
        } else if (latest.contains("[401]")) {
            refuse(out, "401 Unauthorized", "");
        } else if (latest.contains("[400]")) {
            refuse(out, "400 Bad Request", "");
        } else if (latest.contains("[new model]") && call.body().has("max_tokens")) {
            refuse(out, "400 Bad Request", "", "Unsupported parameter: 'max_tokens' is not supported with this model.");
        } else if (latest.contains("[redirect]")) {
            refuse(out, "307 Temporary Redirect", "Location: " + address("/elsewhere") + "\r\n");
        } else if (latest.contains("[429]") || (latest.contains("[429 once]") && first)) {
            refuse(out, "429 Too Many Requests", "Retry-After: 1\r\n");
        } else if (latest.contains("[429 long]")) {
            refuse(out, "429 Too Many Requests", "Retry-After: 600\r\n");
        } else if (latest.contains("[500]") || (latest.contains("[500 once]") && first)) {
            refuse(out, "500 Internal Server Error", "");
        } else if (latest.contains("[reset once]") && first) {
            socket.setSoLinger(true, 0);
        } else {
            if (latest.contains("[gate]")) {
                awaitGate();
            }
            stream(call, latest, dialect, socket);
        }
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void refuse(OutputStream out, String status, String headers) throws IOException {
        refuse(out, status, headers, "no, " + KEY);
    }

    private static void refuse(OutputStream out, String status, String headers, String message) throws IOException {
        var body = "{\"error\":{\"message\":\"" + message + "\",\"type\":\"some_error\",\"code\":\"" + KEY + "\"}}";
        write(
                out,
                "HTTP/1.1 " + status + "\r\n" + headers
                        + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body);
    }

    private static void stream(Call call, String latest, Dialect dialect, Socket socket) throws IOException {
        var out = socket.getOutputStream();
        write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: " + dialect.contentType()
                        + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
        if (latest.contains("[mute]")) {
            pause(Duration.ofMinutes(5));
        }
        if (latest.contains("[garbage]")) {
            chunk(out, "<html>data: {\"oops\n\ndata: {{{{\n\nevent: x\ndata: ]\n\n");
            write(out, "0\r\n\r\n");
            return;
        }
        while (latest.contains("[babble]")) {
            chunk(out, "data: {\"no\": [\n\n{]\n\n".repeat(1_000));
        }
        chunk(out, dialect.open());
        var orders = latest.contains("[obey]") ? call.body().toString() : latest;
        var tool = TOOL.matcher(unescaped(orders));
        var json = JSON.matcher(unescaped(latest));
        if (tool.find()) {
            chunk(out, dialect.tool(tool.group(1), tool.group(2)));
            chunk(out, dialect.end(true));
        } else if (json.find()) {
            chunk(out, dialect.delta(json.group(1)));
            chunk(out, dialect.end(false));
        } else if (call.body().toString().contains("You write questions") && !latest.contains("[prose]")) {
            chunk(out, dialect.delta(QUESTIONS));
            chunk(out, dialect.end(false));
        } else if (latest.contains("[endless]")) {
            while (true) {
                chunk(out, dialect.delta("and so on ".repeat(20)));
            }
        } else if (latest.contains("[cut]")) {
            chunk(out, dialect.delta("Half of an "));
            pause(Duration.ofMillis(200));
            socket.setSoLinger(true, 0);
            return;
        } else if (latest.contains("[stop]")) {
            chunk(out, dialect.delta("Half of an "));
        } else if (latest.contains("[empty]")) {
            chunk(out, dialect.end(false));
        } else if (latest.contains("[slow]") || latest.contains("[brisk]")) {
            for (var i = 0; i < (latest.contains("[slow]") ? 40 : 12); i++) {
                chunk(out, dialect.delta("word" + i + " "));
                pause(Duration.ofMillis(250));
            }
            chunk(out, dialect.end(false));
        } else {
            call.spokeAt = System.nanoTime();
            chunk(out, dialect.delta(ANSWER.substring(0, 7)));
            chunk(out, dialect.delta(ANSWER.substring(7)));
            var end = dialect.end(false);
            chunk(out, latest.contains("[dear]") ? end.replace(":7,", ":70000,").replace(":7}", ":70000}") : end);
        }
        write(out, "0\r\n\r\n");
    }

    private static String unescaped(String json) {
        return json.replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            write(out, "\r\n");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void pause(Duration time) {
        Node.pause(time);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
