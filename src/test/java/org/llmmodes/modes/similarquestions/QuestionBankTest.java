package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionBankTest {

    @Test
    void hasAtLeast300DifferentQuestionsOnAtLeast15Topics() {
        var topics = SectionedText.read("question-bank.txt");
        var questions = topics.values().stream().flatMap(List::stream).toList();
        assertThat(topics).hasSizeGreaterThanOrEqualTo(15);
        assertThat(questions)
                .hasSizeGreaterThanOrEqualTo(300)
                .allMatch(question -> question.matches("[A-Z][^?]{8,110}\\?"))
                .extracting(English::key)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyQuestionIsEnglishToTheReader() {
        assertThat(SectionedText.read("question-bank.txt").values().stream().flatMap(List::stream))
                .allMatch(question -> English.englishness(question) > 0);
    }
}
