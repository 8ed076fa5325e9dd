package org.llmmodes.modes.similarquestions;

import java.util.Locale;

/**
 * A question that may be listed.
 *
 * @param text       the question
 * @param source     where it comes from
 * @param vector     its embedding
 * @param similarity the raw cosine to what the user asked, the highest where that was several questions
 */
@SuppressWarnings("ArrayRecordComponent")
record Candidate(String text, Source source, float[] vector, double similarity) {

    /** Where a listed question comes from. */
    enum Source {
        /** The user's question, said another way. */
        REPHRASED,
        /** A model wrote it. */
        MODEL,
        /** The questions that come with the engine. */
        BANK,
        /** What the user asked earlier, in this chat or another one of the mode. */
        HISTORY,
        /** Goes on from the user's question; related, not similar. */
        FOLLOW_UP;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Candidate as(Source other) {
        return new Candidate(text, other, vector, similarity);
    }

    /** As it is shown: with four decimals. */
    double shownSimilarity() {
        return Math.round(similarity * 10_000) / 10_000.0;
    }

    /** Similar enough, both exactly and as shown. */
    boolean reaches(double threshold) {
        return similarity >= threshold && shownSimilarity() >= threshold;
    }
}
