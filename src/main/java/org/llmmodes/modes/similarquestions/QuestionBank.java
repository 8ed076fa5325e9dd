package org.llmmodes.modes.similarquestions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;

/**
 * The questions that come with the engine, by topic in question-bank.txt. Which of them are near is told by rough vectors that come along
 * (question-vectors.bin), so that a start costs nothing; only the nearest get exact vectors, which are made once and kept.
 */
@ApplicationScoped
public class QuestionBank {

    /** What a rough vector's cosine may be off. */
    static final double ROUGHLY = 0.02;

    private final List<String> questions = questions();
    private final RoughVectors rough = RoughVectors.of(questions);
    private final AtomicReferenceArray<float @Nullable []> exact = new AtomicReferenceArray<>(questions.size());

    @Inject
    SentenceEmbeddings embeddings;

    /**
     * One question of the bank.
     *
     * @param text   the question
     * @param vector its embedding
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(String text, float[] vector) {}

    static List<String> questions() {
        return SectionedText.read("question-bank.txt").values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The questions nearest to any of the vectors whose cosine may be {@code similarity} or more, at most so many; the nearest first. */
    public List<Entry> near(List<float[]> vectors, double similarity, int most)
            throws EngineException, InterruptedException {
        var cosines = IntStream.range(0, questions.size())
                .mapToDouble(i -> vectors.stream()
                        .mapToDouble(vector -> rough.cosine(i, vector))
                        .max()
                        .orElse(-1))
                .toArray();
        var nearest = IntStream.range(0, questions.size())
                .filter(i -> cosines[i] >= similarity - ROUGHLY)
                .boxed()
                .sorted((a, b) -> Double.compare(cosines[b], cosines[a]))
                .limit(most)
                .toList();
        var entries = new ArrayList<Entry>();
        for (var i : nearest) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            entries.add(new Entry(questions.get(i), exact(i)));
        }
        return entries;
    }

    private float[] exact(int index) throws EngineException {
        var vector = exact.get(index);
        if (vector == null) {
            vector = embeddings.embed(questions.get(index));
            exact.set(index, vector);
        }
        return vector;
    }
}
