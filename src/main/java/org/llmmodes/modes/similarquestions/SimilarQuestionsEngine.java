package org.llmmodes.modes.similarquestions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.modes.similarquestions.Asked.Kind;
import org.llmmodes.modes.similarquestions.Candidate.Source;

/**
 * Finds questions like the user's without a generative model: reads the message, says its question in other ways by grammar, adds those of
 * the bank and of the user's own history, and keeps what the sentence embeddings find similar enough and different from each other.
 */
@ApplicationScoped
public class SimilarQuestionsEngine implements ReplyEngine {

    static final String MODEL = "all-MiniLM-L6-v2-quantized";

    private static final List<Form> FOLLOW_UPS = Form.read("follow-ups.txt");

    /** With fewer than these the question itself is listed with other words before it. */
    private static final int FEW = 3;

    private static final int MOST_FOLLOW_UPS = 4;

    /** How many questions of the bank are compared exactly. */
    private static final int NEAREST = 40;

    private static final int NEAREST_RELATED = 10;

    /** From here on a question of the bank is on the same subject. */
    private static final double RELATED = 0.5;

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
        var here = settings.includeContext() ? OwnHistory.here(request) : List.<Asked>of();
        var reading = Reading.of(request.text(), here, spelling());
        Pool.stopIfInterrupted();
        if (reading.outcome() != Reading.Outcome.FOUND) {
            return QuestionAnswer.ofNothing(reading, settings, request.text()).send(sink, MODEL);
        }
        var own = settings.includeContext() ? OwnHistory.candidates(here, request, reading.asked()) : List.<String>of();
        return search(reading, settings, own).send(sink, MODEL);
    }

    /** How slips of the pen are mended before anything is compared. */
    Spelling spelling() {
        return new Spelling(this::isWord);
    }

    /** Without the model nothing is a slip; that it is missing shows soon enough. */
    private boolean isWord(String word) {
        try {
            return embeddings.knows(word);
        } catch (EngineException e) {
            return true;
        }
    }

    private QuestionAnswer search(Reading reading, QuestionSettings settings, List<String> own)
            throws EngineException, InterruptedException {
        var pool = new Pool(embeddings, reading.asked());
        var found = new ArrayList<Candidate>();
        found.addAll(pool.of(Source.HISTORY, own));
        var banked = pool.of(Source.BANK, bank.near(pool.targets(), settings.threshold(), NEAREST));
        found.addAll(banked);
        found.addAll(pool.of(Source.REPHRASED, each(reading, Asked::rephrased)));
        found.removeIf(candidate -> !candidate.reaches(settings.threshold()));
        var few = Math.min(FEW, settings.maxQuestions());
        if (found.size() < few) {
            pool.of(Source.REPHRASED, each(reading, Asked::wrapped)).stream()
                    .filter(candidate -> candidate.reaches(settings.threshold()))
                    .limit(few - found.size())
                    .forEach(found::add);
        }
        Pool.stopIfInterrupted();
        var picked = Diversity.pick(found, settings.maxQuestions());
        var next = picked.isEmpty() ? followUps(reading, settings, pool, banked) : List.<Candidate>of();
        return new QuestionAnswer(reading, settings, picked, next, "");
    }

    private static List<String> each(Reading reading, Function<Asked, List<String>> ways) {
        return reading.asked().stream()
                .flatMap(asked -> ways.apply(asked).stream())
                .toList();
    }

    /** What goes on from the question, and what the bank has on its subject. */
    private List<Candidate> followUps(Reading reading, QuestionSettings settings, Pool pool, List<Candidate> banked)
            throws EngineException, InterruptedException {
        var found = new ArrayList<Candidate>();
        for (var asked : reading.asked()) {
            if (asked.kind() != Kind.STATEMENT) {
                var next = Form.firstMatch(FOLLOW_UPS, asked.question().replaceFirst("\\?$", ""));
                found.addAll(pool.of(
                        Source.FOLLOW_UP, next.map(Form.Match::sentences).orElse(List.of())));
            }
        }
        banked.forEach(candidate -> found.add(candidate.as(Source.FOLLOW_UP)));
        found.addAll(pool.of(Source.FOLLOW_UP, bank.near(pool.targets(), RELATED, NEAREST_RELATED)));
        found.removeIf(candidate -> candidate.reaches(settings.threshold()));
        return Diversity.pick(found, Math.min(MOST_FOLLOW_UPS, settings.maxQuestions()));
    }
}
