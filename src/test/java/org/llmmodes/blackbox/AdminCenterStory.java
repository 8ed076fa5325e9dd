package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    private static final String STATE = "IBMJMXConnectorREST/mbeans/WebSphere%3Aname%3Dllm-modes%2Cservice%3D"
            + "com.ibm.websphere.application.ApplicationMBean/attributes/State";

    private final String port = Node.freePort();
    private final CookieManager cookies = new CookieManager();

    @Test
    void itManagesTheServerOnTheManagementAddressAndIsNowhereElse() throws Exception {
        var environment =
                Map.of("ADMIN_CENTER", "admin-center", "ADMIN_CENTER_PORT", port, "ADMIN_CENTER_PASSWORD", PASSWORD);
        try (var node = Node.start(Database.H2, environment)) {
            var door = Patience.until(() -> send("adminCenter/"), answer -> answer.statusCode() < 400);
            assertThat(
                            door.statusCode() == 302
                                    ? door.headers().firstValue("Location").orElse("")
                                    : door.body())
                    .contains("login");

            readsTheStateOfTheApplicationOnceSignedIn();
            node.visitor().get("/adminCenter/").is(404);
            node.visitor().get("/ibm/api/").is(404);
            assertThat(node.console()).doesNotContain(PASSWORD);
            assertThat(node.log()).doesNotContain(PASSWORD);
        }
    }

    /** As its own page does: the form with the token of its cookie, then the server's beans by REST. */
    private void readsTheStateOfTheApplicationOnceSignedIn() {
        assertThat(send(STATE).statusCode()).isIn(302, 401);
        assertThat(signIn("wrong").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("login-error"));
        assertThat(send(STATE).statusCode()).isIn(302, 401);

        signIn(PASSWORD);

        assertThat(send("adminCenter/").body()).contains("toolbox");
        assertThat(send(STATE).body()).contains("\"STARTED\"");
    }

    private HttpResponse<String> signIn(String password) {
        send("adminCenter/login.jsp");
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("csrfToken"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
        var form = "j_username=admin&j_password=" + password + "&X-CSRF-Token=" + token;
        return send(at("adminCenter/j_security_check")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(String path) {
        return send(at(path));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/" + path))
                .timeout(Duration.ofSeconds(30));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newBuilder()
                    .sslContext(trusting())
                    .cookieHandler(cookies)
                    .build()
                    .send(request.build(), BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
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
