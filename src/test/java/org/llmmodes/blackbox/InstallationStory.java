package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What administrators see of the installation: figures, settings, engines, the level of its log. */
@ParameterizedClass
@EnumSource(Database.class)
class InstallationStory {

    private final Node node;
    private final Visitor admin;

    InstallationStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    @Test
    void theOverviewCountsWhatHappens() {
        var user = node.visitor().signUp();
        var chat = user.openChat("similar_questions");
        user.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                .is(201);

        for (var window : List.of("hour", "day", "month")) {
            var stats = Patience.until(
                    () -> admin.get("/api/admin/stats?window=" + window).is(200),
                    answer -> !last(answer).at("/replies").isEmpty()
                            && last(answer).at("/sign_ins").asLong() > 0);
            assertThat(stats.at("buckets")).hasSize(window.equals("hour") ? 60 : window.equals("day") ? 24 : 30);
            assertThat(stats.at("totals/users").asLong()).isPositive();
            assertThat(stats.at("totals/messages").asLong()).isGreaterThan(1);
            assertThat(last(stats).at("/replies/0/engine").asText()).startsWith("embedded");
            assertThat(last(stats).at("/registrations").asLong()).isPositive();
        }
    }

    /** The bucket of now; a minute that is just over is the one before. */
    private static JsonNode last(Answer stats) {
        var buckets = stats.at("buckets");
        var last = buckets.get(buckets.size() - 1);
        return last.at("/replies").isEmpty() ? buckets.get(buckets.size() - 2) : last;
    }

    @Test
    void theSystemShowsItselfWithoutItsSecrets() {
        var system = admin.get("/api/admin/system").is(200);

        assertThat(system.at("version").asText()).isNotBlank();
        assertThat(system.at("database").asText()).containsAnyOf("H2", "PostgreSQL");
        assertThat(system.json().at("/migrations").findValuesAsText("version")).contains("1", "2", "5");
        assertThat(system.json().at("/config").findValuesAsText("name"))
                .contains("SECRET_KEY", "DATABASE_URL", "BCRYPT_COST");
        assertThat(system.text()).doesNotContain(Visitor.PASSWORD, "p%40ss");
        var nodes = Patience.until(() -> admin.get("/api/admin/system").at("nodes"), seen -> !seen.isEmpty());
        assertThat(nodes.findValuesAsText("is_alive")).contains("true");
    }

    @Test
    void theLevelOfTheLogChangesWhileItRuns() {
        admin.patch("/api/admin/system", Map.of("log_level", "LOUD")).isInvalid("log_level", "unknown_level");

        assertThat(refusal("quiet")).as("at INFO").isNotEmpty().noneMatch(line -> line.contains("Refused with 404"));

        assertThat(admin.patch("/api/admin/system", Map.of("log_level", "DEBUG"))
                        .is(200)
                        .at("log_level")
                        .asText())
                .isEqualTo("DEBUG");
        assertThat(refusal("talkative")).as("at DEBUG").anyMatch(line -> line.contains("Refused with 404"));

        admin.patch("/api/admin/system", Map.of("log_level", "INFO")).is(200);
        assertThat(refusal("quiet again")).as("at INFO again").noneMatch(line -> line.contains("Refused with 404"));
        assertThat(admin.get("/api/admin/audit-events?type=log_level_changed")
                        .is(200)
                        .json())
                .isNotEmpty();
    }

    /** What the log says of a request for an account that is not there, once the request stands in it as a whole. */
    private List<String> refusal(String name) {
        var id = name.replace(' ', '-') + "-" + System.nanoTime();
        admin.also("X-Request-ID", id).get("/api/admin/users/999999999").is(404);
        return Patience.until(
                () -> node.log().lines().filter(line -> line.contains(id)).toList(),
                lines -> lines.stream().anyMatch(line -> line.contains("liberty_accesslog")));
    }

    @Test
    void theEnginesOfAllModesAreShown() {
        var seen = admin.get("/api/admin/ai").is(200);

        assertThat(seen.json().at("/engines").findValuesAsText("mode"))
                .contains("similar_questions", "image_processing", "assistant");
        assertThat(seen.at("provider").asText()).isEqualTo("embedded");
        assertThat(seen.at("breaker").asText()).isEqualTo("closed");
        assertThat(seen.at("running").asInt()).isZero();
        assertThat(seen.at("usage")).isEmpty();
        assertThat(seen.at("users_today")).isEmpty();
        var test = admin.post("/api/admin/ai/test", "{}").is(200);
        assertThat(test.at("passed").asBoolean()).isFalse();
        assertThat(test.at("text").asText()).contains("AI_PROVIDER");
    }
}
