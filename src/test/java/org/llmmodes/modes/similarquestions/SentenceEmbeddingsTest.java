package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.problem.ProblemType;

class SentenceEmbeddingsTest {

    private static final SentenceEmbeddings EMBEDDINGS = Engines.EMBEDDINGS;

    @Test
    void aVectorHas384NumbersAndLengthOne() throws EngineException {
        var vector = EMBEDDINGS.embed("How does a solar panel work?");
        assertThat(vector).hasSize(384);
        assertThat(SentenceEmbeddings.cosine(vector, vector)).isCloseTo(1, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "How can I lose weight?, What is the best way to lose weight?",
        "Why is the sky blue?, What makes the sky look blue?",
        "How does REST differ from GraphQL?, What is the difference between REST and GraphQL?"
    })
    void paraphrasesAreCloseAndUnrelatedQuestionsAreNot(String question, String paraphrase) throws EngineException {
        var vector = EMBEDDINGS.embed(question);
        assertThat(SentenceEmbeddings.cosine(vector, EMBEDDINGS.embed(paraphrase)))
                .isGreaterThan(0.8);
        assertThat(SentenceEmbeddings.cosine(vector, EMBEDDINGS.embed("Who is the mayor of my town?")))
                .isLessThan(0.3);
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        var alone = EMBEDDINGS.embed("Why do cats purr?");
        var threads = Executors.newFixedThreadPool(8);
        try {
            Callable<float[]> call = () -> EMBEDDINGS.embed("Why do cats purr?");
            for (var result :
                    threads.invokeAll(Stream.generate(() -> call).limit(64).toList())) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void afterTheShutdownItSaysSo() throws EngineException {
        var embeddings = new SentenceEmbeddings();
        embeddings.embed("one");
        embeddings.close();
        assertThatThrownBy(() -> embeddings.embed("two"))
                .isInstanceOfSatisfying(EngineException.class, e -> assertThat(e.problem())
                        .isEqualTo(new EngineException(ProblemType.ENGINE_UNAVAILABLE, "The server is shutting down.")
                                .problem()));
    }
}
