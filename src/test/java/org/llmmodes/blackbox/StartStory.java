package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that is configured wrongly does not start, and says in one line why. */
class StartStory {

    private static final String SECRET = "a-secret-of-this-test-that-has-32-bytes-and-more";

    @ParameterizedTest
    @CsvSource({
        "BCRYPT_COST, 99",
        "HTTP_PORT, 70000",
        "DATABASE_URL, mysql://u:sesame@localhost/db",
        "DATABASE_URL, postgresql://u:sesame@127.0.0.1:9/db",
        "RATE_LIMIT_LOGIN, often",
        "SECRET_KEY, sesame"
    })
    void aBadSettingStopsTheStartWithALineThatNamesIt(String variable, String value) {
        var node = Node.launch(Map.of(variable, value));

        assertThat(node.awaitExit(Duration.ofSeconds(150))).isEqualTo(78);

        var reasons = node.console()
                .lines()
                .filter(line -> line.contains("LLM_MODES cannot start"))
                .toList();
        assertThat(reasons).hasSize(1);
        assertThat(reasons.get(0)).contains(variable).doesNotContain("sesame");
    }

    @Test
    void productionNeedsASecretKey() {
        var node = Node.launch(Map.of("ENVIRONMENT", "production"));

        assertThat(node.awaitExit(Duration.ofSeconds(150))).isEqualTo(78);
        assertThat(node.console()).contains("LLM_MODES cannot start: SECRET_KEY must be set in production");
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
            var other = Node.launch(Map.of(
                    "ENVIRONMENT",
                    "production",
                    "SECRET_KEY",
                    SECRET + "-changed",
                    "DATA_DIR",
                    node.setting("DATA_DIR")));

            assertThat(other.awaitExit(Duration.ofSeconds(150))).isEqualTo(78);
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
