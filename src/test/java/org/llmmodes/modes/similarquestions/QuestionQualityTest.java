package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.similarquestions.QuestionBench.Case;
import org.llmmodes.modes.similarquestions.QuestionBench.Figures;

/** The bench of the engine (bench/README.md): prints its table, leaves it and every list in target/questions, and holds the floors. */
class QuestionQualityTest {

    @Test
    void listsAreOnTheTopicDistinctAndGrammatical() throws Exception {
        var cases = QuestionBench.run();
        var folder = Files.createDirectories(Path.of("target/questions"));
        var report = QuestionBench.report(cases);
        Files.writeString(folder.resolve("report.md"), report);
        Files.writeString(folder.resolve("listed.txt"), QuestionBench.listing(cases));
        System.out.println(report);

        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(cases).filteredOn(asked -> !asked.wantsList()).allMatch(asked -> asked.listed()
                .isEmpty());
        var figures = Figures.of(cases.stream().filter(Case::wantsList).toList());
        var softly = new SoftAssertions();
        softly.assertThat(figures.threeOrMore()).as("three or more").isGreaterThanOrEqualTo(0.97);
        softly.assertThat(figures.similar()).as("at the threshold").isGreaterThanOrEqualTo(0.97);
        softly.assertThat(figures.onTopic()).as("on topic").isGreaterThanOrEqualTo(0.98);
        softly.assertThat(figures.distinct()).as("distinct").isGreaterThanOrEqualTo(0.85);
        softly.assertThat(figures.wrapped()).as("mere wrapping").isLessThanOrEqualTo(0.1);
        softly.assertThat(figures.grammatical()).as("grammatical").isGreaterThanOrEqualTo(0.98);
        softly.assertAll();
    }
}
