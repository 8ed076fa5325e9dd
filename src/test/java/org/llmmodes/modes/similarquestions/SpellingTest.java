package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.modes.EngineException;

class SpellingTest {

    private static final Spelling SPELLING = new Spelling(SpellingTest::isWord);

    private static boolean isWord(String word) {
        try {
            return Engines.EMBEDDINGS.knows(word);
        } catch (EngineException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "waht is teh weather|what is the weather",
                "Waht is a phton|What is a phton",
                "the diffrence between meditaton and sleep|the difference between meditation and sleep",
                "the benifits of meditaiton|the benefits of meditation",
                "a pasword maneger|a password manager",
                "how do I get ride of hicups|how do I get rid of hiccups",
                "I ate alot|I ate a lot",
                "whats a vaccum cleaner|what's a vacuum cleaner"
            })
    void slipsAreMended(String written, String meant) {
        assertThat(SPELLING.mended(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "How long should green tea steep",
                "How do I deploy to Kubernetes with kubectl",
                "What is GraphQL and who made PostgreSQL",
                "Who was Nikola Tesla and where is Reykjavik",
                "loose screws and a loose cannon",
                "Is zorbing dangerous",
                "What was Ur, and what does IM stand for",
                "kombucha, edamame and jalapeños",
                "send it to teh@waht.example or see teh.example",
                "How do I repot a ficus and propagate monsteras",
                "Does a sommelier decant a riesling",
                "colour and color, organise and organize"
            })
    void whatIsRightOrRareStays(String written) {
        assertThat(SPELLING.mended(written)).isEqualTo(written);
    }

    @Test
    void theBankHasNoSlips() {
        assertThat(QuestionBank.questions())
                .filteredOn(question -> !SPELLING.mended(question).equals(question))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"diference,difference", "diffference,difference", "differense,difference", "dfiference,difference"})
    void oneLetterAway(String word, String other) {
        assertThat(Spelling.isOneAway(word, other)).isTrue();
        assertThat(Spelling.isOneAway(other, word)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"difference,difference", "dierence,difference", "idfefrence,difference", "tea,teapot"})
    void notOneLetterAway(String word, String other) {
        assertThat(Spelling.isOneAway(word, other)).isFalse();
    }
}
