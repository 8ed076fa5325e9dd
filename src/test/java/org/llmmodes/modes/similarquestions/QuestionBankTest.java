package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionBankTest {

    @Test
    void hasAtLeast1500DifferentQuestionsOnAtLeast30Topics() {
        var topics = SectionedText.read("question-bank.txt");
        var questions = topics.values().stream().flatMap(List::stream).toList();
        assertThat(topics).hasSizeGreaterThanOrEqualTo(30);
        assertThat(questions)
                .hasSizeGreaterThanOrEqualTo(1500)
                .allMatch(question -> question.matches("[A-Z][^?]{8,110}\\?"))
                .extracting(English::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTopicHasItsShare() {
        assertThat(SectionedText.read("question-bank.txt").values())
                .allSatisfy(questions -> assertThat(questions).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void noQuestionShowsAMistake() {
        assertThat(QuestionBank.questions())
                .filteredOn(question -> !Grammar.mistakes(question).isEmpty())
                .isEmpty();
    }

    @Test
    void everyQuestionIsEnglishToTheReader() {
        assertThat(SectionedText.read("question-bank.txt").values().stream().flatMap(List::stream))
                .allMatch(question -> English.englishness(question) > 0);
    }
}
