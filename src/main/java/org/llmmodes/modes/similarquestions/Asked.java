package org.llmmodes.modes.similarquestions;

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

    /** Other ways to say it: those of its form. */
    List<String> rephrased() {
        return match.map(Form.Match::sentences).orElse(List.of());
    }

    /** Ways to ask that fit any question and hardly change it, for when there are few others. */
    List<String> wrapped() {
        return kind == Kind.STATEMENT
                ? List.of()
                : Form.firstMatch(Asking.PLAIN_FORMS, question.replaceFirst("\\?$", ""))
                        .map(Form.Match::sentences)
                        .orElse(List.of());
    }

    Optional<String> topic() {
        return match.flatMap(Form.Match::topic);
    }

    /** Whether the question differs from what the user wrote. */
    boolean isRewritten() {
        return !English.key(question).equals(English.key(words));
    }
}
