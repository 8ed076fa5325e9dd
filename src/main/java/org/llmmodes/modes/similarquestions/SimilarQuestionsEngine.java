package org.llmmodes.modes.similarquestions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.modes.similarquestions.Asked.Kind;
import org.llmmodes.modes.similarquestions.Candidate.Source;

/**
 * Finds questions like the user's without a generative model: reads the message, says its question in other ways by grammar, adds those of
 * the bank and of the chat, and keeps what the sentence embeddings find similar enough and different from each other.
 */
@ApplicationScoped
public class SimilarQuestionsEngine implements ReplyEngine {

    static final String MODEL = "all-MiniLM-L6-v2-quantized";

    private static final List<Form> FOLLOW_UPS = Form.read("follow-ups.txt");
    private static final int MOST_FROM_HISTORY = 20;
    private static final int MOST_FOLLOW_UPS = 3;

    @Inject
    SentenceEmbeddings embeddings;

    @Inject
    QuestionBank bank;

    @Override
    public String name() {
        return "embedded/minilm";
    }

    @Override
    public Reply answer(ReplyRequest request, ReplySink sink) throws EngineException, InterruptedException {
        var settings = QuestionSettings.of(request.settings());
        var earlier = settings.includeContext() ? earlierQuestions(request) : List.<Asked>of();
        var reading = Reading.of(request.text(), earlier);
        stopIfInterrupted();
        var answer = new QuestionAnswer(reading, settings);
        if (reading.outcome() == Reading.Outcome.FOUND) {
            answer = search(reading, settings, earlier);
        }
        return answer.send(sink, MODEL);
    }

    static List<Asked> earlierQuestions(ReplyRequest request) {
        return Reading.ofHistory(
                request.history().stream().filter(ReplyRequest.Turn::fromUser).map(ReplyRequest.Turn::text));
    }

    private QuestionAnswer search(Reading reading, QuestionSettings settings, List<Asked> earlier)
            throws EngineException, InterruptedException {
        var targets = new ArrayList<float[]>();
        var seen = new HashSet<String>();
        for (var asked : reading.asked()) {
            targets.add(embed(asked.question()));
            seen.add(English.key(asked.question()));
            seen.add(English.key(asked.words()));
        }
        var found = new ArrayList<Candidate>();
        var recent = earlier.subList(Math.max(0, earlier.size() - MOST_FROM_HISTORY), earlier.size());
        add(found, seen, targets, Source.HISTORY, recent.stream().map(Asked::question));
        for (var entry : bank.entries()) {
            if (seen.add(English.key(entry.text()))) {
                found.add(candidate(entry.text(), Source.BANK, entry.vector(), targets));
            }
        }
        add(found, seen, targets, Source.REPHRASED, forms(reading));
        found.removeIf(candidate -> !candidate.reaches(settings.threshold()));
        stopIfInterrupted();
        var picked = Diversity.pick(found, settings.maxQuestions());
        return new QuestionAnswer(
                reading, settings, picked, picked.isEmpty() ? followUps(reading, settings, seen, targets) : List.of());
    }

    private static Stream<String> forms(Reading reading) {
        return reading.asked().stream().flatMap(asked -> asked.rephrased().stream());
    }

    private List<Candidate> followUps(
            Reading reading, QuestionSettings settings, Set<String> seen, List<float[]> targets)
            throws EngineException, InterruptedException {
        var found = new ArrayList<Candidate>();
        for (var asked : reading.asked()) {
            if (asked.kind() != Kind.STATEMENT) {
                var next = Form.firstMatch(FOLLOW_UPS, asked.question().replaceFirst("\\?$", ""));
                add(found, seen, targets, Source.FOLLOW_UP, next.stream().flatMap(match -> match.sentences().stream()));
            }
        }
        found.removeIf(candidate -> candidate.reaches(settings.threshold()));
        return Diversity.pick(found, Math.min(MOST_FOLLOW_UPS, settings.maxQuestions()));
    }

    private void add(
            List<Candidate> found, Set<String> seen, List<float[]> targets, Source source, Stream<String> questions)
            throws EngineException, InterruptedException {
        for (var question : questions.toList()) {
            if (seen.add(English.key(question))) {
                found.add(candidate(question, source, embed(question), targets));
            }
        }
    }

    static Candidate candidate(String text, Source source, float[] vector, List<float[]> targets) {
        var similarity = targets.stream()
                .mapToDouble(target -> SentenceEmbeddings.cosine(target, vector))
                .max()
                .orElse(-1);
        return new Candidate(text, source, vector, similarity);
    }

    float[] embed(String sentence) throws EngineException, InterruptedException {
        stopIfInterrupted();
        return embeddings.embed(sentence);
    }

    private static void stopIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
