import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * Image jobs at once, each of a user of its own: how they end, how long they take, and the memory of the server after each round.
 *
 * <pre>java bench/Images.java http://127.0.0.1:8000 PID 10 3 "make it black and white" 4032x3024    10 at once, three times</pre>
 */
class Images {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String server;
    private final byte[] body;

    Images(String server, byte[] body) {
        this.server = server;
        this.body = body;
    }

    public static void main(String[] args) throws Exception {
        var pid = Long.parseLong(args[1]);
        var atOnce = Integer.parseInt(args[2]);
        var size = args[5].split("x");
        var jpeg = picture(Integer.parseInt(size[0]), Integer.parseInt(size[1]));
        var json = "{\"content\": \"" + args[4] + "\", \"message_metadata\": {\"files\": [{\"name\": \"a.jpg\", \"type\": \"image/jpeg\","
                + " \"size\": " + jpeg.length + ", \"data\": \"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(jpeg) + "\"}]}}";
        System.out.printf("%s, %,d bytes, before: %,d kB%n", args[5], jpeg.length, rss(pid));
        var images = new Images(args[0], json.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        for (int round = 0; round < Integer.parseInt(args[3]); round++) {
            images.round(atOnce);
            System.out.printf("RSS %,d kB%n", rss(pid));
        }
    }

    private void round(int atOnce) throws Exception {
        var threads = Executors.newFixedThreadPool(atOnce);
        var jobs = new ArrayList<Callable<String[]>>();
        for (int i = 0; i < atOnce; i++) {
            var token = signUp();
            var chat = field(post("/api/chats", "{\"title\": \"a\", \"mode\": \"image_processing\"}".getBytes(), token), "\"id\":(\\d+)");
            jobs.add(() -> job(token, chat));
        }
        var outcomes = new TreeMap<String, Integer>();
        var millis = new ArrayList<Long>();
        for (Future<String[]> job : threads.invokeAll(jobs)) {
            outcomes.merge(job.get()[0], 1, Integer::sum);
            millis.add(Long.parseLong(job.get()[1]));
        }
        threads.shutdown();
        var sorted = millis.stream().sorted().toList();
        System.out.printf("%s; median %d ms, slowest %d ms%n", outcomes, sorted.get(atOnce / 2), sorted.get(atOnce - 1));
    }

    private String[] job(String token, String chat) throws Exception {
        var begun = System.nanoTime();
        var answer = post("/api/chats/" + chat + "/messages", body, token);
        var status = Pattern.compile("\"status\":\\s*\"(failed|complete|cancelled)\"").matcher(answer);
        var last = "";
        while (status.find()) {
            last = status.group(1);
        }
        if (!last.equals("complete")) {
            last += " " + field(answer, "(\"detail\":\\s*\"[^\"]*\")");
        }
        return new String[] {last, Long.toString((System.nanoTime() - begun) / 1_000_000)};
    }

    private String signUp() throws Exception {
        var email = UUID.randomUUID() + "@example.org";
        var password = "Corr3ct-horse-battery";
        post(
                "/api/auth/register",
                ("{\"email\": \"" + email + "\", \"first_name\": \"Ada\", \"last_name\": \"Bench\", \"password\": \"" + password
                                + "\", \"confirm_password\": \"" + password + "\", \"terms_accepted\": true}")
                        .getBytes(),
                "");
        return field(
                post("/api/auth/login", ("{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}").getBytes(), ""),
                "\"access_token\":\\s*\"([^\"]+)\"");
    }

    private String post(String path, byte[] json, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString()).body();
    }

    private static String field(String json, String pattern) {
        var found = Pattern.compile(pattern).matcher(json);
        return found.find() ? found.group(1) : json.substring(0, Math.min(200, json.length()));
    }

    private static long rss(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0L);
    }

    /** A grainy sky with lines of print, as a photograph of a poster has. */
    private static byte[] picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                var grain = random.nextInt(12);
                row[x] = (x * 100 / width + 80 + grain) << 16 | (y * 100 / height + 100 + grain) << 8 | (180 + grain);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, height / 30));
        for (int line = 0; line < 12; line++) {
            pen.drawString("Line " + line + " of a poster on a wall in town", width / 20, height / 12 * line + height / 15);
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
