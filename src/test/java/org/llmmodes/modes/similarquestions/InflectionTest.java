package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflectionTest {

    @ParameterizedTest
    @CsvSource({
        "get rid of flies, getting rid of flies",
        "make tea, making tea",
        "tie a tie, tying a tie",
        "dye wool, dyeing wool",
        "see the doctor, seeing the doctor",
        "learn to swim, learning to swim",
        "travel alone, travelling alone",
        "play chess, playing chess"
    })
    void gerund(String phrase, String gerund) {
        assertThat(Inflection.gerund(phrase)).isEqualTo(gerund);
    }

    @ParameterizedTest
    @CsvSource({
        "wear helmets, wore helmets",
        "end, ended",
        "stop the war, stopped the war",
        "invade Gaul, invaded Gaul",
        "study law, studied law",
        "stay at home, stayed at home"
    })
    void past(String phrase, String past) {
        assertThat(Inflection.past(phrase)).isEqualTo(past);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clean and oil a chain", "wash, dry and fold clothes", "blurf the grue", "Paris", "not sleep"})
    void inDoubtThereIsNone(String phrase) {
        assertThat(Inflection.gerund(phrase)).isNull();
        assertThat(Inflection.past(phrase)).isNull();
    }
}
