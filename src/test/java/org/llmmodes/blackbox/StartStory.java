package org.llmmodes.blackbox;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that is configured wrongly does not start, and says in one line why. */
class StartStory {

    private static final String SECRET = "a-secret-of-this-test-that-has-32-bytes-and-more";

    private static final ExecutorService STARTS = Executors.newFixedThreadPool(2);
    private static final Map<String, Future<Node>> ENDED = new HashMap<>();

    static List<Arguments> badSettings() {
        return List.of(
                Arguments.of("BCRYPT_COST", "99", "BCRYPT_COST"),
                Arguments.of("HTTP_PORT", "70000", "HTTP_PORT"),
                Arguments.of("DATABASE_URL", "mysql://u:sesame@localhost/db", "DATABASE_URL"),
                Arguments.of("DATABASE_URL", "postgresql://u:sesame@127.0.0.1:9/db", "DATABASE_URL"),
                Arguments.of("RATE_LIMIT_LOGIN", "often", "RATE_LIMIT_LOGIN"),
                Arguments.of("SECRET_KEY", "sesame", "SECRET_KEY"),
                Arguments.of("ENVIRONMENT", "production", "SECRET_KEY must be set in production"));
    }

    /** Two at a time: a start keeps little more than one processor busy. */
    @BeforeAll
    static void startThemAll() {
        for (var bad : badSettings()) {
            var variable = (String) bad.get()[0];
            var value = (String) bad.get()[1];
            ENDED.put(variable + value, STARTS.submit(() -> ended(Map.of(variable, value))));
        }
    }

    @AfterAll
    static void stop() {
        STARTS.shutdownNow();
    }

    /** A server that ended by itself. */
    private static Node ended(Map<String, String> environment) {
        try (var node = Node.launch(environment)) {
            assertThat(node.awaitExit(Duration.ofSeconds(150))).isEqualTo(78);
            return node;
        }
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void aBadSettingStopsTheStartWithALineThatNamesIt(String variable, String value, String reason) throws Exception {
        var reasons = requireNonNull(ENDED.get(variable + value))
                .get()
                .console()
                .lines()
                .filter(line -> line.contains("LLM_MODES cannot start"))
                .toList();

        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).contains(reason).doesNotContain("sesame");
    }

    @Test
    void productionHidesTheDocumentationAndRemembersItsSecret() {
        var environment = Map.of("ENVIRONMENT", "production", "SECRET_KEY", SECRET, "RATE_LIMIT_ENABLED", "true");
        try (var node = Node.start(Database.H2, environment)) {
            assertThat(warnings(node)).isEmpty();
            node.visitor().get("/docs").isProblem(404, "not-found");
            node.visitor().get("/openapi.json").isProblem(404, "not-found");
            assertThat(node.visitor().get("/").is(200).at("environment").asText())
                    .isEqualTo("production");
            node.visitor().register("ada@example.org").is(201);
            assertThat(node.log() + node.console()).doesNotContain("/verify-email?token=");
            assertThat(node.log()).doesNotContain("token=");
            countsTheShareOfAClient(node);

            node.close();
            var other = ended(Map.of(
                    "ENVIRONMENT",
                    "production",
                    "SECRET_KEY",
                    SECRET + "-changed",
                    "DATA_DIR",
                    node.setting("DATA_DIR")));

            assertThat(other.console()).contains("SECRET_KEY must be the one that this database was set up with");
        }
    }

    /** What an operator would have to look into. */
    private static List<String> warnings(Node node) {
        return node.everyLog()
                .lines()
                .filter(line ->
                        line.matches("\\[(WARNING|ERROR) .*|.*\"loglevel\":\"(WARNING|ERROR|SEVERE)\".*|Stack Dump.*"))
                .toList();
    }

    /** In memory, where the database is the embedded one. */
    private static void countsTheShareOfAClient(Node node) {
        for (int left = 1; left >= 0; left--) {
            var answer = node.visitor().register("ada@example.org").isProblem(409, "conflict");
            assertThat(answer.header("RateLimit")).startsWith("\"register\";r=" + left);
        }
        var refused = node.visitor().register("grace@example.org").isProblem(429, "rate-limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        // Nobody trusts what a client says of itself.
        node.visitor()
                .with("X-Forwarded-For", "203.0.113.7")
                .register("grace@example.org")
                .isProblem(429, "rate-limited");
    }
}
