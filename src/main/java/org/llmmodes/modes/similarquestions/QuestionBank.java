package org.llmmodes.modes.similarquestions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.llmmodes.modes.EngineException;

/** The questions that come with the engine, by topic in question-bank.txt; their vectors are made at the first use and kept. */
@ApplicationScoped
public class QuestionBank {

    private final List<String> questions = SectionedText.read("question-bank.txt").values().stream()
            .flatMap(List::stream)
            .toList();
    private final List<Entry> entries = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();

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

    /** All of them, in file order. An interrupted first use keeps what it has got, and the next goes on from there. */
    public List<Entry> entries() throws EngineException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (entries.size() < questions.size()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                var question = questions.get(entries.size());
                entries.add(new Entry(question, embeddings.embed(question)));
            }
            return List.copyOf(entries);
        } finally {
            lock.unlock();
        }
    }
}
