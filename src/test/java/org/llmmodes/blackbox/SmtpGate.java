package org.llmmodes.blackbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stands before a mail server and gives it the moods of real ones: away, slow, busy, refusing, hanging up. */
public final class SmtpGate {

    /** How the server behaves. */
    public enum Mood {
        /** As it should. */
        KIND,
        /** Every reply takes a while. */
        SLOW,
        /** No recipient now: 451, try again. */
        BUSY,
        /** No recipient ever: 550, and quotes what it was sent. */
        REFUSING,
        /** Takes the next letter and hangs up before it says so; then kind again. */
        FORGETFUL
    }

    private static final Duration SLOWNESS = Duration.ofMillis(400);

    private final int serverPort;
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger visits = new AtomicInteger();
    private final ConcurrentMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private @Nullable ServerSocket door;
    private volatile Mood mood = Mood.KIND;
    private int port;

    SmtpGate(int serverPort) {
        this.serverPort = serverPort;
        open();
    }

    int port() {
        return port;
    }

    public void become(Mood next) {
        mood = next;
    }

    /** How many lines were opened so far. */
    int visits() {
        return visits.get();
    }

    /** How often somebody wanted to leave a letter for an address, taken or not. */
    int askedFor(String address) {
        return asked.getOrDefault(address, new AtomicInteger()).get();
    }

    /** Nobody can connect, and who is connected is cut off. */
    synchronized void close() {
        try {
            if (door != null) {
                door.close();
            }
            for (var line : lines) {
                line.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens again, where it was before. */
    synchronized void open() {
        try {
            var fresh = new ServerSocket();
            fresh.setReuseAddress(true);
            fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = fresh.getLocalPort();
            door = fresh;
            start(() -> letIn(fresh));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letIn(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                var line = open.accept();
                visits.incrementAndGet();
                lines.add(line);
                start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "smtp-gate");
        thread.setDaemon(true);
        thread.start();
    }

    private void talk(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
            relay(reader(client), client.getOutputStream(), reader(server), server.getOutputStream());
        } catch (IOException cut) {
            // Either side may leave as it likes.
        } finally {
            lines.remove(client);
        }
    }

    private void relay(BufferedReader client, OutputStream toClient, BufferedReader server, OutputStream toServer)
            throws IOException {
        say(toClient, replyOf(server));
        var inLetter = false;
        for (var line = client.readLine(); line != null; line = client.readLine()) {
            var refusal = inLetter ? null : refusalOf(line);
            if (refusal != null) {
                say(toClient, refusal);
                continue;
            }
            write(toServer, line + "\r\n");
            if (inLetter && !line.equals(".")) {
                continue;
            }
            var reply = replyOf(server);
            if (inLetter && mood == Mood.FORGETFUL) {
                mood = Mood.KIND;
                return;
            }
            inLetter = !inLetter && reply.startsWith("354");
            say(toClient, reply);
        }
    }

    private @Nullable String refusalOf(String line) {
        if (!line.startsWith("RCPT")) {
            return null;
        }
        asked.computeIfAbsent(line.replaceAll(".*<|>.*", ""), address -> new AtomicInteger())
                .incrementAndGet();
        return switch (mood) {
            case BUSY -> "451 4.7.1 Come back later\r\n";
            case REFUSING -> "550 5.1.1 No such user, token=AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEE\r\n";
            default -> null;
        };
    }

    private void say(OutputStream out, String reply) throws IOException {
        if (mood == Mood.SLOW) {
            Node.pause(SLOWNESS);
        }
        write(out, reply);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** All lines of one reply; the last has a space behind its code. */
    private static String replyOf(BufferedReader server) throws IOException {
        var reply = new StringBuilder();
        while (true) {
            var line = server.readLine();
            if (line == null) {
                throw new IOException("The mail server hung up");
            }
            reply.append(line).append("\r\n");
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString();
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }
}
