package org.llmmodes.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Bytes to a server and back, for what no HTTP client would send. */
final class Wire {

    private Wire() {}

    /** Sends a request as it is and reads until the server closes; trusts every certificate. */
    static String exchange(URI server, String request) {
        try (var socket = open(server)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A POST of JSON that ends its connection. */
    static String post(URI server, String host, String path, String json) {
        return exchange(
                server,
                "POST " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    private static Socket open(URI server) throws IOException {
        if (server.getScheme().equals("http")) {
            return new Socket(server.getHost(), server.getPort());
        }
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Everybody()}, new SecureRandom());
            return context.getSocketFactory().createSocket(server.getHost(), server.getPort());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server's certificate is its own. */
    private static final class Everybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody is asked.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Nobody is asked.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
