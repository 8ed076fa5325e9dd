package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings for a mode: the defaults, one's own, and what cannot be set. */
@ParameterizedClass
@EnumSource(Database.class)
class SettingsStory {

    private static final String ALL = "/api/chats/settings";
    private static final String PATH = ALL + "/similar_questions";

    private final Node node;

    SettingsStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/"})
    void whoHasSetNothingHasTheDefaults(String path) {
        var settings = node.visitor().signUp().get(path).is(200);

        assertThat(settings.at("mode").asText()).isEqualTo("similar_questions");
        assertThat(settings.at("settings/max_questions").asInt()).isEqualTo(5);
        assertThat(settings.at("settings/similarity_threshold").asDouble()).isEqualTo(0.8);
        assertThat(settings.at("settings/include_context").asBoolean()).isTrue();
        assertThat(settings.at("settings")).hasSize(3);
        assertThat(settings.header("ETag")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ALL, ALL + "/"})
    void settingsAreMadeOnce(String path) {
        var visitor = node.visitor().signUp();

        var made = visitor.post(path, body("{\"max_questions\":7}")).is(201);

        assertThat(made.at("settings/max_questions").asInt()).isEqualTo(7);
        assertThat(made.at("settings/similarity_threshold").asDouble()).isEqualTo(0.8);
        assertThat(made.at("id").asLong()).isPositive();
        assertThat(made.header("Location")).isEqualTo(PATH);
        visitor.post(path, body("{\"max_questions\":9}")).isProblem(409, "conflict");
        var kept = visitor.get(PATH).is(200);
        assertThat(kept.json()).isEqualTo(made.json());
        assertThat(kept.header("ETag")).isEqualTo(made.header("ETag"));
    }

    @Test
    void whatIsNotGivenStays() {
        var visitor = node.visitor().signUp();

        var first = visitor.put(PATH, "{\"settings\":{\"max_questions\":20}}").is(200);
        var second = visitor.put(PATH, "{\"settings\":{\"similarity_threshold\":0,\"colour\":\"red\"}}")
                .is(200);
        var third =
                visitor.put(PATH, "{\"settings\":{\"include_context\":false}}").is(200);

        assertThat(first.at("settings/max_questions").asInt()).isEqualTo(20);
        assertThat(second.at("settings")).hasSize(3);
        assertThat(third.at("settings/max_questions").asInt()).isEqualTo(20);
        assertThat(third.at("settings/similarity_threshold").asDouble()).isZero();
        assertThat(third.at("settings/include_context").asText()).isEqualTo("false");
        assertThat(visitor.get(PATH).json()).isEqualTo(third.json());
        visitor.post(ALL, body("{}")).isProblem(409, "conflict");
    }

    @Test
    void everybodyHasTheirOwn() {
        var one = node.visitor().signUp();
        var other = node.visitor().signUp();

        one.put(PATH, "{\"settings\":{\"max_questions\":1}}").is(200);

        assertThat(other.get(PATH).at("settings/max_questions").asInt()).isEqualTo(5);
        node.visitor().get(PATH).isProblem(401, "unauthenticated");
        node.visitor().put(PATH, "{\"settings\":{}}").isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"max_questions\":0}               | max_questions        | out_of_range",
                "{\"max_questions\":21}              | max_questions        | out_of_range",
                "{\"max_questions\":-1}              | max_questions        | out_of_range",
                "{\"max_questions\":1e99}            | max_questions        | wrong_type",
                "{\"max_questions\":99999999999999999999} | max_questions   | out_of_range",
                "{\"max_questions\":1.5}             | max_questions        | wrong_type",
                "{\"max_questions\":\"5\"}           | max_questions        | wrong_type",
                "{\"max_questions\":true}            | max_questions        | wrong_type",
                "{\"max_questions\":[]}              | max_questions        | wrong_type",
                "{\"similarity_threshold\":-0.01}    | similarity_threshold | out_of_range",
                "{\"similarity_threshold\":1.01}     | similarity_threshold | out_of_range",
                "{\"similarity_threshold\":1e400}    | similarity_threshold | out_of_range",
                "{\"similarity_threshold\":\"0.5\"}  | similarity_threshold | wrong_type",
                "{\"include_context\":\"true\"}      | include_context      | wrong_type",
                "{\"include_context\":1}             | include_context      | wrong_type"
            })
    void whatCannotBeSetChangesNothing(String settings, String field, String code) {
        var visitor = node.visitor().signUp();
        visitor.put(PATH, "{\"settings\":{\"max_questions\":3}}").is(200);
        var before = visitor.get(PATH);

        visitor.put(PATH, "{\"settings\":" + settings + "}").isInvalid("settings." + field, code);

        var after = visitor.get(PATH);
        assertThat(after.json()).isEqualTo(before.json());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        var fresh = node.visitor().signUp();
        fresh.post(ALL, body(settings)).isInvalid("settings." + field, code);
        fresh.post(ALL, body("{}")).is(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                      | required",
                "{\"settings\":null}     | required",
                "{\"settings\":7}        | wrong_type",
                "{\"settings\":[]}       | wrong_type",
                "{\"settings\":\"x\"}    | wrong_type"
            })
    void settingsAreAnObject(String body, String code) {
        var visitor = node.visitor().signUp();

        visitor.put(PATH, body).isInvalid("settings", code);
        visitor.post(ALL, body.replaceFirst("\\{", "{\"mode\":\"similar_questions\"" + (body.equals("{}") ? "" : ",")))
                .isInvalid("settings", code);
    }

    @Test
    void anUnknownModeHasNoSettings() {
        var visitor = node.visitor().signUp();

        visitor.get(ALL + "/mind_reading").isProblem(404, "not-found");
        visitor.put(ALL + "/mind_reading", "{\"settings\":{}}").isProblem(404, "not-found");
        visitor.post(ALL, "{\"mode\":\"mind_reading\",\"settings\":{}}").isInvalid("mode", "unknown_mode");
        visitor.post(ALL, "{\"settings\":{}}").isInvalid("mode", "required");
        visitor.delete(PATH).isProblem(405, "method-not-allowed");
        visitor.get(ALL).isProblem(405, "method-not-allowed");
    }

    @Test
    void aChangeOfWhatChangedMeanwhileIsRefused() {
        var visitor = node.visitor().signUp();
        var defaults = visitor.get(PATH).header("ETag");

        visitor.also("If-Match", defaults).put(PATH, settings(3)).is(200);
        visitor.also("If-Match", defaults).put(PATH, settings(4)).isProblem(412, "precondition-failed");

        var current = visitor.get(PATH).is(200);
        assertThat(current.at("settings/max_questions").asInt()).isEqualTo(3);
        var changed = visitor.also("If-Match", current.header("ETag"))
                .put(PATH, settings(4))
                .is(200);
        assertThat(changed.header("ETag")).isNotEqualTo(current.header("ETag"));
        assertThat(visitor.get(PATH).header("ETag")).isEqualTo(changed.header("ETag"));
    }

    @Test
    void tenRacingFirstChangesAllCount() throws Exception {
        var visitor = node.visitor().signUp();
        var tasks = new ArrayList<Callable<Long>>();
        for (int i = 1; i <= 10; i++) {
            var body = settings(i);
            tasks.add(() -> visitor.put(PATH, body).is(200).at("id").asLong());
        }

        assertThat(AccountStory.inParallel(tasks).stream().distinct()).hasSize(1);
        assertThat(visitor.get(PATH).at("settings/max_questions").asInt()).isBetween(1, 10);
    }

    @Test
    void oneOfTenRacingCreationsPasses() throws Exception {
        var visitor = node.visitor().signUp();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            tasks.add(() -> visitor.post(ALL, body("{}")).status());
        }

        assertThat(AccountStory.inParallel(tasks))
                .containsOnlyOnce(201)
                .allMatch(status -> status == 201 || status == 409);
    }

    private static Map<String, Object> settings(int maxQuestions) {
        return Map.of("settings", Map.of("max_questions", maxQuestions));
    }

    private static String body(String settings) {
        return "{\"mode\":\"similar_questions\",\"settings\":" + settings + "}";
    }
}
