package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Picks candidates that are close to the question and not close to each other (maximal marginal relevance, Carbonell and Goldstein 1998).
 * Ties go by text, so that the same candidates always give the same list.
 */
final class Diversity {

    /** How much closeness to the question counts against closeness to what is picked already. */
    private static final double RELEVANCE = 0.6;

    /** What every picked question that begins in the same way takes off: embeddings hardly see "Can you tell me" and "Do you know". */
    private static final double SAME_OPENING = 0.05;

    /** How much more a question is worth that the user once asked: a rephrasing that is nearly the same does not displace it. */
    private static final double OWN = 0.05;

    /** Two that are closer than this say the same in the same words: one of them is listed only when nothing else is left. */
    private static final double ALIKE = 0.98;

    /** Ways to begin of which a list should not have many. */
    private static final List<Pattern> OPENINGS = Stream.of(
                    "(?:can|could|would) you (?:tell|explain|say|describe)\\b.*|do you (?:know|think|happen)\\b.*"
                            + "|would you say\\b.*|may i ask\\b.*|does anybody know\\b.*",
                    "is it (?:true|correct|the case|right|likely|to be expected|a myth|known|possible)\\b.*|is there any evidence\\b.*",
                    "how (?:can|do|should|could|would|might|does) (?:i|we|you|one)\\b.*",
                    "what (?:is|are) (?:the|a|some) (?:best|good|right|easiest|most|trick)\\b.*|what works best\\b.*|is there an? (?:\\w+ )?way\\b.*",
                    "what do (?:i|we|you) (?:need|have) to do\\b.*|which steps\\b.*",
                    "what (?:is|could be|might be) the reason\\b.*|for what reason\\b.*|why is it that\\b.*|how come\\b.*|why exactly\\b.*",
                    "(?:what|why|how|when|where|who) exactly\\b.*|exactly\\b.*",
                    "in (?:what|which) ways?\\b.*")
            .map(opening -> Pattern.compile(opening, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final Comparator<Candidate> MOST_SIMILAR_FIRST =
            Comparator.comparingDouble(Candidate::similarity).reversed().thenComparing(Candidate::text);

    private Diversity() {}

    /** At most {@code limit} of them, most similar first. */
    static List<Candidate> pick(List<Candidate> candidates, int limit) {
        var rest = new ArrayList<>(candidates);
        rest.sort(MOST_SIMILAR_FIRST);
        var nearest = new double[rest.size()];
        var repeated = new double[rest.size()];
        for (var i = 0; i < repeated.length; i++) {
            repeated[i] = rest.get(i).source() == Candidate.Source.HISTORY ? -OWN : 0;
        }
        var picked = new ArrayList<Candidate>();
        var taken = new boolean[rest.size()];
        var openings = rest.stream().map(candidate -> opening(candidate.text())).toList();
        while (picked.size() < Math.min(limit, rest.size())) {
            var best = -1;
            for (var i = 0; i < taken.length; i++) {
                if (!taken[i]
                        && (best < 0
                                || gain(rest.get(i), nearest[i]) - repeated[i]
                                        > gain(rest.get(best), nearest[best]) - repeated[best])) {
                    best = i;
                }
            }
            taken[best] = true;
            picked.add(rest.get(best));
            for (var i = 0; i < taken.length; i++) {
                nearest[i] = Math.max(
                        nearest[i],
                        SentenceEmbeddings.cosine(
                                rest.get(i).vector(), rest.get(best).vector()));
                if (openings.get(i) >= 0 && openings.get(i).equals(openings.get(best))) {
                    repeated[i] += SAME_OPENING;
                }
            }
        }
        picked.sort(MOST_SIMILAR_FIRST);
        return picked;
    }

    /** Which of the common openings it has; -1 when none. */
    private static int opening(String question) {
        for (var i = 0; i < OPENINGS.size(); i++) {
            if (OPENINGS.get(i).matcher(question).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static double gain(Candidate candidate, double nearestPicked) {
        return (nearestPicked < ALIKE ? 1 : 0) + RELEVANCE * candidate.similarity() - (1 - RELEVANCE) * nearestPicked;
    }
}
