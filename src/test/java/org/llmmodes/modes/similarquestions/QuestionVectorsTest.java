package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.llmmodes.modes.EngineException;

/** The vectors that come with the bank; {@code -DwriteVectors} makes them anew after a change of it. */
class QuestionVectorsTest {

    /** Not the shared ones: those come with a bank, which refuses vectors of another one. */
    private static final SentenceEmbeddings EMBEDDINGS = new SentenceEmbeddings();

    private static final Path KEPT =
            Path.of("src/main/resources/org/llmmodes/modes/similarquestions/question-vectors.bin");

    @Test
    void theVectorsThatAreKeptAreThoseOfTheBank() throws Exception {
        var questions = QuestionBank.questions();
        if (System.getProperty("writeVectors") != null) {
            Files.write(KEPT, RoughVectors.kept(questions, vectors(questions, 1)));
            return;
        }
        var rough = RoughVectors.of(questions);
        var step = 20;
        var exact = vectors(questions, step);
        for (var i = 0; i < exact.size(); i++) {
            assertThat(rough.cosine(i * step, exact.get(i)))
                    .as(questions.get(i * step))
                    .isGreaterThan(0.99);
        }
    }

    @Test
    @DisabledIfSystemProperty(named = "writeVectors", matches = ".*")
    void aRoughCosineIsHardlyOff() throws Exception {
        var rough = RoughVectors.of(QuestionBank.questions());
        var asked = EMBEDDINGS.embed("How do I get rid of a cold?");
        for (var i = 0; i < 100; i++) {
            var exact = EMBEDDINGS.embed(QuestionBank.questions().get(i));
            assertThat(rough.cosine(i, asked) - SentenceEmbeddings.cosine(asked, exact))
                    .isBetween(-QuestionBank.ROUGHLY, QuestionBank.ROUGHLY);
        }
    }

    private static List<float[]> vectors(List<String> questions, int step) throws EngineException {
        var vectors = new ArrayList<float[]>();
        for (var i = 0; i < questions.size(); i += step) {
            vectors.add(EMBEDDINGS.embed(questions.get(i)));
        }
        return vectors;
    }
}
