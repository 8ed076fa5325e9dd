package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Large bodies that do not come, or that are larger than they look, hold nobody else up. */
class SlowBodyStory {

    private static final int LARGE = 33_000_000;
    private final Node node = Node.shared(Database.H2);

    @Test
    void bodiesThatDoNotComeHoldUpNobody() throws IOException {
        var slow = Conversation.of(node);
        var other = Conversation.of(node);
        var sockets = new ArrayList<Socket>();
        try {
            var bearer = "Authorization: Bearer " + slow.visitor().accessToken() + "\r\n";
            var almostAll = begin(slow.path(), bearer);
            sockets.add(almostAll);
            // The server takes what there is room for.
            almostAll.getOutputStream().write("\"content\": \"".getBytes(StandardCharsets.US_ASCII));
            for (int megabyte = 0; megabyte < 28; megabyte++) {
                almostAll.getOutputStream().write("x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                sockets.add(begin(slow.path(), bearer));
            }
            for (int i = 0; i < 100; i++) {
                sockets.add(begin(slow.path(), ""));
            }
            var begun = System.nanoTime();

            node.visitor().get("/health").is(200);
            slow.visitor().get("/api/auth/me").is(200);
            slow.say("A small one").is(201);
            large(other).isProblem(422, "validation");
            assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(10);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        Patience.until(() -> large(slow).status(), status -> status == 422);
    }

    /** Longer than a message may be, which is known only when it has been read. */
    private static Answer large(Conversation chat) {
        return chat.visitor().post(chat.path() + "/messages", Map.of("content", "x".repeat(9_000_000)));
    }

    @Test
    void aCompressedBodyIsRefused() throws IOException {
        var chat = Conversation.of(node);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write("{\"content\": \"hello\"}".getBytes(StandardCharsets.UTF_8));
        }
        var sender = chat.visitor().also("Content-Encoding", "gzip");

        sender.send(
                        "POST",
                        chat.path() + "/messages",
                        "application/json",
                        BodyPublishers.ofByteArray(bytes.toByteArray()))
                .isProblem(415, "unsupported-media-type");

        assertThat(chat.messageIds()).isEmpty();
    }

    private Socket begin(String chat, String header) throws IOException {
        var socket = new Socket(node.address().getHost(), node.address().getPort());
        var head = "POST " + chat + "/messages HTTP/1.1\r\nHost: localhost\r\n" + header
                + "Content-Type: application/json\r\nContent-Length: " + LARGE + "\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
