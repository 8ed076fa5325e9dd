package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** Open Liberty's Admin Center beside the server, where it is switched on as docs/admin-center.md says. */
class AdminCenterStory {

    private static final String PASSWORD = "Granite-Weasel-1912";

    private final String port = Node.freePort();

    @Test
    void itsDoorIsOnTheManagementAddressAndNowhereElse() throws Exception {
        var environment =
                Map.of("ADMIN_CENTER", "admin-center", "ADMIN_CENTER_PORT", port, "ADMIN_CENTER_PASSWORD", PASSWORD);
        try (var node = Node.start(Database.H2, environment)) {
            var door = Patience.until(() -> send("adminCenter/"), answer -> answer.statusCode() < 400);
            assertThat(
                            door.statusCode() == 302
                                    ? door.headers().firstValue("Location").orElse("")
                                    : door.body())
                    .contains("login");

            node.visitor().get("/adminCenter/").is(404);
            node.visitor().get("/ibm/api/").is(404);
            assertThat(node.console()).doesNotContain(PASSWORD);
            assertThat(node.log()).doesNotContain(PASSWORD);
        }
    }

    private HttpResponse<String> send(String path) {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/" + path))
                .timeout(Duration.ofSeconds(30));
        try {
            return HttpClient.newBuilder()
                    .sslContext(trusting())
                    .build()
                    .send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** The certificate is the server's own, made at its first start. */
    private static SSLContext trusting() throws Exception {
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, null);
        return context;
    }

    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
