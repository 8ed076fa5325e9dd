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
    void aBodyThatDoesNotComeHoldsUpOnlyOtherLargeOnes() throws IOException {
        var chat = Conversation.of(node);
        var sockets = new ArrayList<Socket>();
        try {
            sockets.add(
                    begin(chat.path(), "Authorization: Bearer " + chat.visitor().accessToken() + "\r\n"));
            for (int i = 0; i < 100; i++) {
                sockets.add(begin(chat.path(), ""));
            }
            var begun = System.nanoTime();

            node.visitor().get("/health").is(200);
            chat.visitor().get("/api/auth/me").is(200);
            chat.say("A small one").is(201);
            assertThat((System.nanoTime() - begun) / 1_000_000_000).isLessThan(10);
            Patience.until(
                    () -> chat.visitor()
                            .post(chat.path() + "/messages", Map.of("content", "x".repeat(9_000_000)))
                            .status(),
                    status -> status == 503);
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        Patience.until(
                () -> chat.visitor()
                        .post(chat.path() + "/messages", Map.of("content", "x".repeat(9_000_000)))
                        .status(),
                status -> status == 422);
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
