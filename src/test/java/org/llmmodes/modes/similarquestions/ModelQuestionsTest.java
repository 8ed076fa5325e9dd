package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelQuestionsTest {

    @Test
    void onlyQuestionsOfOneLinePass() {
        assertThat(ModelQuestions.questions("""
                        {"questions": ["What is tea?", " How so? ", "No question", "?", 7, null, "Two\\nlines?", {"a": "b?"}, "什么是茶？"]}""")).containsExactly("What is tea?", "How so?", "什么是茶？");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{}", "{\"questions\": \"What?\"}", "{\"questions\": [", "null"})
    void whatIsNoListOfQuestionsIsNone(String text) {
        assertThat(ModelQuestions.questions(text)).isEmpty();
    }

    @Test
    void anEndlessListEndsSomewhere() {
        var list = "\"What is this?\",".repeat(5_000);
        assertThat(ModelQuestions.questions("{\"questions\": [" + list + "\"What?\"]}"))
                .hasSize(60);
    }
}
