package org.llmmodes.blackbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody with an HTTP client: at first nobody, after {@link #signUp} a user with tokens. */
public final class Visitor {

    public static final String PASSWORD = "Correct-Horse-7-Battery";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI server;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String email = "";
    private String refreshToken = "";

    Visitor(URI server) {
        this.server = server;
    }

    /** A new account with an address nobody has, signed in. */
    public Visitor signUp() {
        email = "user-" + UUID.randomUUID() + "@example.org";
        register(email).is(201);
        return signIn(email);
    }

    Answer register(String address) {
        return post(
                "/api/auth/register",
                Map.of(
                        "email",
                        address,
                        "first_name",
                        "Ada",
                        "last_name",
                        "Lovelace",
                        "password",
                        PASSWORD,
                        "confirm_password",
                        PASSWORD,
                        "terms_accepted",
                        true));
    }

    /** Signs in and sends the access token from now on. */
    Visitor signIn(String address) {
        email = address;
        keep(login(address, PASSWORD).is(200));
        return this;
    }

    public Answer login(String address, String password) {
        return post("/api/auth/login", Map.of("email", address, "password", password));
    }

    /** With a code of the second factor. */
    Answer login(String address, String password, String code) {
        return post("/api/auth/login", Map.of("email", address, "password", password, "mfa_code", code));
    }

    /** Works with the tokens of an answer from now on. */
    Visitor keep(Answer tokens) {
        refreshToken = tokens.at("refresh_token").asText();
        return with("Authorization", "Bearer " + tokens.at("access_token").asText());
    }

    /** The same person at another node. */
    Visitor at(Node node) {
        var there = new Visitor(node.address());
        there.headers.putAll(headers);
        there.email = email;
        there.refreshToken = refreshToken;
        return there;
    }

    /** Sends a header from now on. */
    public Visitor with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Visitor without(String name) {
        headers.remove(name);
        return this;
    }

    /** The same person with one more header for the calls made on what this returns. */
    Visitor also(String name, String value) {
        var copy = new Visitor(server);
        copy.headers.putAll(headers);
        copy.email = email;
        copy.refreshToken = refreshToken;
        return copy.with(name, value);
    }

    public String email() {
        return email;
    }

    public String refreshToken() {
        return refreshToken;
    }

    public String accessToken() {
        return headers.getOrDefault("Authorization", "").replace("Bearer ", "");
    }

    /** A new chat; answers its id. */
    long openChat(String mode) {
        return post("/api/chats/", Map.of("title", "A chat", "mode", mode))
                .is(201)
                .at("id")
                .asLong();
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    /** A DELETE with a body, for what asks for the password again. */
    Answer delete(String path, Object body) {
        return send("DELETE", path, "application/json", BodyPublishers.ofString(write(body)));
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(write(body)));
    }

    Answer put(String path, Object body) {
        return send("PUT", path, "application/json", BodyPublishers.ofString(write(body)));
    }

    Answer patch(String path, Object body) {
        return send("PATCH", path, "application/json", BodyPublishers.ofString(write(body)));
    }

    /** Sends a body as it is. */
    Answer send(String method, String path, @Nullable String contentType, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofSeconds(90))
                .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
