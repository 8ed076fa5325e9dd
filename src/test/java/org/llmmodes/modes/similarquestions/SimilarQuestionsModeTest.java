package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

class SimilarQuestionsModeTest {

    private final SimilarQuestionsMode mode = new SimilarQuestionsMode();

    @Test
    void itsDefaultsAreThoseOfTheContractAndPassItsOwnCheck() {
        assertThat(mode.name()).isEqualTo("similar_questions");
        assertThat(mode.defaultSettings())
                .isEqualTo(Json.parseObject(
                        "{\"max_questions\":5,\"similarity_threshold\":0.8,\"include_context\":true}"));
        assertThat(mode.check(mode.defaultSettings())).isEmpty();
    }

    @Test
    void defaultsAreFreshOnEveryCall() {
        mode.defaultSettings().put("max_questions", 1);
        assertThat(mode.defaultSettings().path("max_questions").asInt()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"max_questions\":1}",
                "{\"max_questions\":20}",
                "{\"similarity_threshold\":0}",
                "{\"similarity_threshold\":1}",
                "{\"similarity_threshold\":0.35}",
                "{\"include_context\":false}",
                "{\"colour\":\"red\"}"
            })
    void goodSettingsPass(String settings) {
        assertThat(mode.check(Json.parseObject(settings))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"max_questions\":0}|max_questions|out_of_range",
                "{\"max_questions\":21}|max_questions|out_of_range",
                "{\"max_questions\":99999999999999999999}|max_questions|out_of_range",
                "{\"max_questions\":5.0}|max_questions|wrong_type",
                "{\"max_questions\":\"5\"}|max_questions|wrong_type",
                "{\"max_questions\":null}|max_questions|wrong_type",
                "{\"max_questions\":true}|max_questions|wrong_type",
                "{\"similarity_threshold\":-0.1}|similarity_threshold|out_of_range",
                "{\"similarity_threshold\":1.0001}|similarity_threshold|out_of_range",
                "{\"similarity_threshold\":1e999}|similarity_threshold|out_of_range",
                "{\"similarity_threshold\":\"0.8\"}|similarity_threshold|wrong_type",
                "{\"similarity_threshold\":[0.8]}|similarity_threshold|wrong_type",
                "{\"include_context\":1}|include_context|wrong_type",
                "{\"include_context\":\"true\"}|include_context|wrong_type",
                "{\"include_context\":null}|include_context|wrong_type"
            })
    void badSettingsAreNamed(String settings, String field, String code) {
        assertThat(mode.check(Json.parseObject(settings)))
                .singleElement()
                .returns(field, FieldError::field)
                .returns(code, FieldError::code)
                .satisfies(error -> assertThat(error.message()).startsWith("Must be "));
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        var settings =
                Json.parseObject("{\"max_questions\":0,\"similarity_threshold\":\"x\",\"include_context\":\"no\"}");
        assertThat(mode.check(settings))
                .extracting(FieldError::field)
                .containsExactly("max_questions", "similarity_threshold", "include_context");
    }
}
