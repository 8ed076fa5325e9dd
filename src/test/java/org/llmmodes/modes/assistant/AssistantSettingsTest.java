package org.llmmodes.modes.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.platform.json.Json;

class AssistantSettingsTest {

    @Test
    void theDefaultsPass() {
        assertThat(AssistantSettings.check(AssistantSettings.DEFAULTS.json())).isEmpty();
        assertThat(AssistantSettings.of(Json.object())).isEqualTo(AssistantSettings.DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"temperature\": 2.01}     | temperature out_of_range",
                "{\"temperature\": -0.1}     | temperature out_of_range",
                "{\"temperature\": \"hot\"}  | temperature wrong_type",
                "{\"temperature\": null}     | temperature wrong_type",
                "{\"max_tokens\": 0}         | max_tokens out_of_range",
                "{\"max_tokens\": 8193}      | max_tokens out_of_range",
                "{\"max_tokens\": 99999999999999999999} | max_tokens out_of_range",
                "{\"max_tokens\": 1.5}       | max_tokens wrong_type",
                "{\"system_prompt\": 7}      | system_prompt wrong_type",
                "{\"system_prompt\": \"\\u001b[31m\"} | system_prompt invalid_characters"
            })
    void whatIsOutOfBoundsIsNamed(String settings, String fault) {
        assertThat(AssistantSettings.check(Json.parseObject(settings)))
                .singleElement()
                .satisfies(
                        error -> assertThat(error.field() + " " + error.code()).isEqualTo(fault));
    }

    @Test
    void aSystemPromptHasAnEnd() {
        var longest = Json.object().put("system_prompt", "x".repeat(AssistantSettings.LONGEST_PROMPT));
        assertThat(AssistantSettings.check(longest)).isEmpty();
        longest.put("system_prompt", "\n😀".repeat(AssistantSettings.LONGEST_PROMPT / 2));
        assertThat(AssistantSettings.check(longest)).isEmpty();
        longest.put("system_prompt", "x".repeat(AssistantSettings.LONGEST_PROMPT + 1));
        assertThat(AssistantSettings.check(longest)).hasSize(1);
    }
}
