package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every exchange: ids, headers, CORS, the shape of every error, and what is on which address. */
@ParameterizedClass
@EnumSource(Database.class)
class SystemStory {

    private static final String ORIGIN = "http://localhost:3000";

    private final Node node;

    SystemStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void theRootTellsWhatThisIs() {
        var root = node.visitor().get("/").is(200);

        assertThat(root.at("status").asText()).isEqualTo("healthy");
        assertThat(root.at("version").asText()).isNotBlank().doesNotContain("$");
        assertThat(root.at("environment").asText()).isEqualTo("development");
    }

    @Test
    void healthTellsOfTheDatabase() {
        var health = node.visitor().get("/health").is(200);

        assertThat(health.at("status").asText()).isEqualTo("healthy");
        assertThat(health.at("checks/database").asText()).isEqualTo("healthy");
        assertThat(health.at("timestamp").asText()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/ibm/api/", "/adminCenter"})
    void nothingOfTheManagementAddressAnswersOnThePublicOne(String path) {
        assertThat(node.visitor().get(path).status()).isIn(404);
    }

    @Test
    void theManagementAddressHasHealthAndMetrics() {
        var operator = new Visitor(node.managementAddress());

        assertThat(operator.get("/health/ready").is(200).at("status").asText()).isEqualTo("UP");
        operator.get("/health/live").is(200);
        operator.get("/health/started").is(200);
        assertThat(operator.get("/metrics").is(200).text()).contains("# TYPE");
    }

    @Test
    void aSaneRequestIdIsKeptAndIsInTheLog() {
        var id = "story-" + UUID.randomUUID();

        var answer = node.visitor().with("X-Request-ID", id).register("log-" + UUID.randomUUID() + "@example.org");

        assertThat(answer.is(201).header("X-Request-ID")).isEqualTo(id);
        assertThat(node.log().lines().filter(line -> line.contains(id)))
                .anyMatch(line -> line.contains("registered"))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .noneMatch(line -> line.contains(Visitor.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "has space",
                "ümlaut",
                "<script>",
                "",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void anInsaneRequestIdIsReplaced(String id) {
        var answer = node.visitor().with("X-Request-ID", id).get("/health");

        assertThat(answer.header("X-Request-ID")).isNotEqualTo(id).matches("[A-Za-z0-9._-]{1,64}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/health",
                "/nothing",
                "/api/nothing",
                "/api/auth/me",
                "/docs",
                "/openapi.json",
                "/.well-known/jwks.json"
            })
    void everyAnswerCarriesTheSecurityHeaders(String path) {
        var answer = node.visitor().get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.http().headers().map().keySet()).doesNotContain("server", "x-powered-by");
    }

    /** These are answered before the application is asked, so they are no problems; they are careful all the same. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost",
                "GET /api/chats/%00 HTTP/1.1\r\nHost: localhost",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost",
                "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: ",
                "no request at all"
            })
    void whatTheServerItselfRefusesCarriesTheSecurityHeadersToo(String head) throws IOException {
        var request = head.endsWith(": ") ? head + "a".repeat(40_000) : head;
        String answer;
        try (var socket = new Socket(node.address().getHost(), node.address().getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }

        assertThat(answer)
                .startsWith("HTTP/1.1 400 ")
                .contains("X-Content-Type-Options: nosniff\r\n", "X-Frame-Options: DENY\r\n")
                .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n")
                .doesNotContain("WSEP", "Server:", "Exception");
    }

    @Test
    void anAllowedOriginMayReadErrorsToo() {
        var answer = node.visitor().with("Origin", ORIGIN).get("/api/auth/me").isProblem(401, "unauthenticated");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("X-Request-ID", "Retry-After", "ETag");
        assertThat(node.visitor().with("Origin", ORIGIN).get("/nothing").header("Access-Control-Allow-Origin"))
                .isEqualTo(ORIGIN);
    }

    @Test
    void anotherOriginMayNot() {
        var answer = node.visitor()
                .with("Origin", "http://localhost:3000.evil.example")
                .get("/api/auth/me");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void aPreflightIsAnswered() {
        var answer = node.visitor()
                .with("Origin", ORIGIN)
                .with("Access-Control-Request-Method", "PUT")
                .with("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .send("OPTIONS", "/api/chats/", null, BodyPublishers.noBody())
                .is(204);

        assertThat(answer.header("Access-Control-Allow-Methods")).contains("PUT", "PATCH", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("idempotency-key");
    }

    @Test
    void whatTheContainerRefusesHasTheShapeOfAProblemToo() {
        node.visitor().get("/nothing").isProblem(404, "not-found");
        node.visitor().get("/WEB-INF/web.xml").isProblem(404, "not-found");
        node.visitor().get("/internal/error").isProblem(404, "not-found");
        node.visitor().get("/api/nothing").isProblem(404, "not-found");
        node.visitor().get("/nothing.jsp").isProblem(404, "not-found");
        node.visitor().get("/app/%c0%af").isProblem(404, "not-found");
        var broken = node.visitor().get("/api/chats/%c0%af").isProblem(400, "malformed-request");
        assertThat(broken.at("detail").asText()).contains("address");
        var refused = node.visitor().delete("/health").isProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).contains("GET");
        assertThat(refused.http().headers().map().keySet()).doesNotContain("$wsep");
        node.visitor().delete("/api/auth/login").isProblem(405, "method-not-allowed");
    }

    @Test
    void methodsThatAPageDoesNotKnowAreRefused() {
        for (var page : new String[] {"/", "/health", "/docs", "/openapi.json"}) {
            node.visitor().patch(page, "{}").isProblem(405, "method-not-allowed");
        }
    }

    @Test
    void headersThatCannotBeParsedAreMalformed() {
        var visitor = node.visitor().signUp();

        visitor.also("Accept", "a/b;q=x").get("/api/chats").isProblem(400, "malformed-request");
        visitor.also("Content-Encoding", "gzip").post("/api/chats", "{}").isProblem(415, "unsupported-media-type");
        visitor.send(
                        "POST",
                        "/api/chats/" + visitor.openChat("similar_questions") + "/messages",
                        "multipart/form-data",
                        BodyPublishers.ofString("x"))
                .isProblem(400, "malformed-request");
    }

    @Test
    void aTokenThatCannotBeReadClosesNoPublicPage() {
        for (var token : new String[] {"x", "eyJhbGciOiJub25lIn0.e30.", ""}) {
            var visitor = node.visitor().with("Authorization", "Bearer " + token);
            visitor.get("/").is(200);
            visitor.get("/.well-known/jwks.json").is(200);
            visitor.get("/api/auth/me").isProblem(401, "unauthenticated");
        }
    }

    @Test
    void everyProblemTypeIsExplainedByTheDocumentation() {
        var page = node.visitor().get("/docs").is(200);

        assertThat(page.header("Content-Type")).startsWith("text/html");
        for (var slug : new String[] {"validation", "locked", "rate-limited", "internal", "engine-failed"}) {
            assertThat(page.text()).contains("id=\"problem-" + slug + "\"");
        }
        node.visitor().get("/redoc").is(200);
    }

    @Test
    void theOpenApiDocumentDescribesTheMainJob() {
        var document = node.visitor().get("/openapi.json").is(200);

        assertThat(document.header("Content-Type")).startsWith("application/json");
        assertThat(document.at("openapi").asText()).startsWith("3.");
        assertThat(document.at("paths").properties().stream().map(Map.Entry::getKey))
                .contains(
                        "/api/auth/register",
                        "/api/auth/login",
                        "/api/auth/refresh",
                        "/api/auth/logout",
                        "/api/auth/me");
    }

    @Test
    void thePublicKeysAreThere() {
        var keys = node.visitor().get("/.well-known/jwks.json").is(200);

        assertThat(keys.at("keys/0/kty").asText()).isEqualTo("RSA");
        assertThat(keys.at("keys/0/kid").asText()).isNotBlank();
        assertThat(keys.at("keys/0/d").isMissingNode()).isTrue();
    }
}
