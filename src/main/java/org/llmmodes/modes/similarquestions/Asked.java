package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A question found in a message.
 *
 * @param question the question as it stands alone, with its question mark
 * @param words    the user's own words for it
 * @param kind     how it was found
 * @param match    what the question forms caught; empty when none fits
 */
record Asked(String question, String words, Kind kind, Optional<Form.Match> match) {

    /** So many rewordings or fewer, of which not all may be similar enough. */
    private static final int FEW = 3;

    /** How a question was found; a later kind outranks an earlier one in the same message. */
    enum Kind {
        /** Not a question at all: compared as it is. */
        STATEMENT,
        /** The name of a thing. */
        TOPIC,
        /** A request or a wish, turned into a question. */
        REQUEST,
        QUESTION
    }

    /** Other ways to say it: those of its form, and where there are few also those that fit any question. */
    List<String> rephrased() {
        var sentences = new ArrayList<>(match.map(Form.Match::sentences).orElse(List.of()));
        if (kind != Kind.STATEMENT && sentences.size() <= FEW) {
            Form.firstMatch(Asking.PLAIN_FORMS, question.replaceFirst("\\?$", ""))
                    .ifPresent(plain -> sentences.addAll(plain.sentences()));
        }
        return sentences;
    }

    Optional<String> topic() {
        return match.flatMap(Form.Match::topic);
    }

    /** Whether the question differs from what the user wrote. */
    boolean isRewritten() {
        return !English.key(question).equals(English.key(words));
    }
}
