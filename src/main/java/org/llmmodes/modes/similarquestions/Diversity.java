package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Picks candidates that are close to the question and not close to each other (maximal marginal relevance, Carbonell and Goldstein 1998).
 * Ties go by text, so that the same candidates always give the same list.
 */
final class Diversity {

    /** How much closeness to the question counts against closeness to what is picked already. */
    private static final double RELEVANCE = 0.7;

    private static final Comparator<Candidate> MOST_SIMILAR_FIRST =
            Comparator.comparingDouble(Candidate::similarity).reversed().thenComparing(Candidate::text);

    private Diversity() {}

    /** At most {@code limit} of them, most similar first. */
    static List<Candidate> pick(List<Candidate> candidates, int limit) {
        var rest = new ArrayList<>(candidates);
        rest.sort(MOST_SIMILAR_FIRST);
        var nearest = new double[rest.size()];
        var picked = new ArrayList<Candidate>();
        var taken = new boolean[rest.size()];
        while (picked.size() < Math.min(limit, rest.size())) {
            var best = -1;
            for (var i = 0; i < taken.length; i++) {
                if (!taken[i] && (best < 0 || gain(rest.get(i), nearest[i]) > gain(rest.get(best), nearest[best]))) {
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
            }
        }
        picked.sort(MOST_SIMILAR_FIRST);
        return picked;
    }

    private static double gain(Candidate candidate, double nearestPicked) {
        return RELEVANCE * candidate.similarity() - (1 - RELEVANCE) * nearestPicked;
    }
}
