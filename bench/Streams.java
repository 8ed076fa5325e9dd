import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Many clients that watch replies at the same time, and how long a first word takes from the provider through the server to them.
 *
 * <pre>java bench/Streams.java peer 18999                          first terminal: a provider that takes its time
 * java bench/Streams.java run http://127.0.0.1:8000 PID 500 20    third terminal: 500 streams on 20 replies of the server with this PID
 * java bench/Streams.java run http://127.0.0.1:8000 PID 500 20 http://127.0.0.1:8001    the same, watched at another node</pre>
 *
 * The server runs in the second terminal: {@code AI_PROVIDER=openai AI_BASE_URL=http://127.0.0.1:18999 AI_MAX_CONCURRENT=600
 * AI_MAX_CONCURRENT_PER_USER=600 bench/start-server}.
 */
class Streams {

    private static final int WORDS = 30;

    /** Replies that begin one after the other, half a second apart, while the streams run. */
    private static final int LATE = 20;

    private static final Path SPOKEN = Path.of(System.getProperty("java.io.tmpdir"), "bench-streams-spoken");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) throws Exception {
        if (args[0].equals("peer")) {
            peer(Integer.parseInt(args[1]));
        } else {
            var watched = args.length > 5 ? args[5] : args[1];
            run(args[1], watched, Long.parseLong(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        }
    }

    /** Waits ten seconds before the first word, so that everybody can tune in, then says a word a second; notes when it said the first. */
    private static void peer(int port) throws IOException {
        Files.createDirectories(SPOKEN);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try {
                speak(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        System.out.println("AI_PROVIDER=openai AI_BASE_URL=http://127.0.0.1:" + port);
    }

    private static void speak(HttpExchange exchange) throws IOException, InterruptedException {
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var name = Pattern.compile("stream-[0-9a-f-]{36}").matcher(question);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        TimeUnit.SECONDS.sleep(10);
        try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < WORDS; i++) {
                if (i == 0 && name.find()) {
                    Files.writeString(SPOKEN.resolve(name.group()), Long.toString(System.currentTimeMillis()));
                }
                out.write(("data: {\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"word" + i + " \"}}]}\n\n")
                        .getBytes(StandardCharsets.UTF_8));
                out.flush();
                TimeUnit.SECONDS.sleep(1);
            }
            out.write("data: {\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                    .getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void run(String server, String watched, long pid, int streams, int replies) throws Exception {
        var token = signUp(server);
        System.out.println("idle:    " + state(pid));
        var addresses = new ArrayList<String>();
        var names = new ConcurrentHashMap<String, String>();
        for (int i = 0; i < replies; i++) {
            addresses.add(ask(server, watched, token, names));
        }
        var cpu = cpuSeconds(pid);
        var delays = new ConcurrentHashMap<Integer, Long>();
        var open = new AtomicInteger();
        var done = new CountDownLatch(streams + LATE);
        var complete = new AtomicInteger();
        for (int i = 0; i < streams + LATE; i++) {
            var number = i;
            if (i >= streams) {
                TimeUnit.MILLISECONDS.sleep(i == streams ? 3000 : 500);
                addresses.add(ask(server, watched, token, names));
            }
            var address = i < streams ? addresses.get(i % replies) : addresses.get(addresses.size() - 1);
            var thread = new Thread(() -> {
                try {
                    watch(address, token, names.get(address), number, delays, open, complete);
                } catch (IOException | InterruptedException e) {
                    System.out.println("stream " + number + ": " + e);
                } finally {
                    done.countDown();
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        while (!done.await(5, TimeUnit.SECONDS)) {
            System.out.println(open.get() + " open: " + state(pid));
        }
        System.out.printf("processor time of the server meanwhile: %.1f s%n", cpuSeconds(pid) - cpu);
        System.out.println("complete: " + complete.get() + " of " + (streams + LATE));
        System.out.println("first word, from the provider's writing to the client's reading, ms");
        tell("  of the streams that begin together", delays, number -> number < streams);
        tell("  of the late ones, while those run", delays, number -> number >= streams);
    }

    private static void tell(String which, Map<Integer, Long> delays, IntPredicate those) {
        var sorted = delays.keySet().stream().filter(those::test).map(delays::get).sorted().toList();
        System.out.println(which + ": p50 " + at(sorted, 0.5) + ", p95 " + at(sorted, 0.95) + ", most " + at(sorted, 1) + " ("
                + sorted.size() + ")");
    }

    /** Has a reply begin; answers where it is streamed. */
    private static String ask(String server, String watched, String token, Map<String, String> names)
            throws IOException, InterruptedException {
        var name = "stream-" + UUID.randomUUID();
        var chat = number(post(server + "/api/chats", token, "{\"title\":\"Bench\",\"mode\":\"assistant\"}", "a"), "id");
        var sent = post(server + "/api/chats/" + chat + "/messages", token, "{\"content\":\"" + name + "\"}", "respond-async");
        var reply = number(sent.substring(sent.indexOf("\"reply\":{")), "id");
        var address = watched + "/api/chats/" + chat + "/messages/" + reply + "/stream";
        names.put(address, name);
        return address;
    }

    private static void watch(
            String address,
            String token,
            String name,
            int number,
            Map<Integer, Long> delays,
            AtomicInteger open,
            AtomicInteger complete)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token).build();
        var body = HTTP.send(request, BodyHandlers.ofInputStream()).body();
        open.incrementAndGet();
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("event: delta") && !delays.containsKey(number)) {
                    var now = System.currentTimeMillis();
                    delays.put(number, now - Long.parseLong(Files.readString(SPOKEN.resolve(name))));
                } else if (line.equals("event: reply")) {
                    complete.incrementAndGet();
                }
            }
        } finally {
            open.decrementAndGet();
        }
    }

    private static String signUp(String server) throws IOException, InterruptedException {
        var email = "bench-" + UUID.randomUUID() + "@example.org";
        var password = "Correct-Horse-7-Battery";
        post(
                server + "/api/auth/register",
                null,
                "{\"email\":\"" + email + "\",\"first_name\":\"Ada\",\"last_name\":\"Lovelace\",\"terms_accepted\":true,\"password\":\""
                        + password + "\",\"confirm_password\":\"" + password + "\"}",
                "a");
        var tokens = post(
                server + "/api/auth/login", null, "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}", "a");
        return tokens.replaceFirst(".*\"access_token\":\"([^\"]*)\".*", "$1");
    }

    private static String post(String address, String token, String body, String prefer)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("Prefer", prefer)
                .POST(BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(address + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String number(String json, String field) {
        var found = Pattern.compile("\"" + field + "\":(\\d+)").matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException(json);
        }
        return found.group(1);
    }

    private static String state(long pid) throws IOException {
        var lines = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (Arrays.asList("VmRSS", "Threads").contains(line.split(":", 2)[0])) {
                lines.add(line.replaceAll("\\s+", " "));
            }
        }
        return String.join(", ", lines);
    }

    /** User and kernel time, in hundredths in proc(5). */
    private static double cpuSeconds(long pid) throws IOException {
        var fields = Files.readString(Path.of("/proc/" + pid + "/stat")).replaceFirst(".*\\) ", "").split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? -1 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
