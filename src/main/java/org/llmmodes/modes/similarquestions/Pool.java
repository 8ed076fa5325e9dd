package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.similarquestions.Candidate.Source;

/** The candidates for one reply: each question once, never one of the user's message, with its similarity to what was asked. */
final class Pool {

    private final SentenceEmbeddings embeddings;
    private final List<float[]> targets = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    Pool(SentenceEmbeddings embeddings, List<Asked> asked) throws EngineException, InterruptedException {
        this(
                embeddings,
                asked.stream().map(Asked::question).toList(),
                asked.stream().map(Asked::words).toList());
    }

    /**
     * A pool of what is similar to some texts.
     *
     * @param words other texts that are no candidates
     */
    Pool(SentenceEmbeddings embeddings, List<String> texts, List<String> words)
            throws EngineException, InterruptedException {
        this.embeddings = embeddings;
        for (var text : texts) {
            targets.add(embed(text));
            seen.add(English.key(text));
        }
        words.forEach(text -> seen.add(English.key(text)));
    }

    List<float[]> targets() {
        return List.copyOf(targets);
    }

    /** Those of the questions that are new here. */
    List<Candidate> of(Source source, Collection<String> questions) throws EngineException, InterruptedException {
        var found = new ArrayList<Candidate>();
        for (var question : questions) {
            if (seen.add(English.key(question))) {
                found.add(candidate(question, source, embed(question)));
            }
        }
        return found;
    }

    /** Those of the bank's questions that are new here. */
    List<Candidate> of(Source source, List<QuestionBank.Entry> entries) {
        return entries.stream()
                .filter(entry -> seen.add(English.key(entry.text())))
                .map(entry -> candidate(entry.text(), source, entry.vector()))
                .toList();
    }

    private Candidate candidate(String text, Source source, float[] vector) {
        var similarity = targets.stream()
                .mapToDouble(target -> SentenceEmbeddings.cosine(target, vector))
                .max()
                .orElse(-1);
        return new Candidate(text, source, vector, similarity);
    }

    private float[] embed(String sentence) throws EngineException, InterruptedException {
        stopIfInterrupted();
        return embeddings.embed(sentence);
    }

    static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
