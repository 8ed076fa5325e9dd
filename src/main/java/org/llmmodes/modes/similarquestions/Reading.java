package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.llmmodes.modes.similarquestions.Asked.Kind;
import org.llmmodes.modes.similarquestions.Sentences.Sentence;

/**
 * A message understood.
 *
 * @param asked   what is asked: the questions, or what comes closest to one; at most three, all of one kind; empty unless English
 * @param outcome why nothing was found, or FOUND
 */
record Reading(List<Asked> asked, Outcome outcome) {

    private static final int MOST = 3;

    enum Outcome {
        FOUND,
        NO_WORDS,
        NOT_ENGLISH
    }

    /**
     * Reads a message.
     *
     * @param earlier what was asked before in the conversation, oldest first; empty when nothing was, or nothing before shall count
     */
    static Reading of(String message, List<Asked> earlier) {
        var sentences = Sentences.of(message);
        if (sentences.isEmpty()) {
            return new Reading(List.of(), Outcome.NO_WORDS);
        }
        var english = english(sentences);
        if (english.isEmpty()) {
            return new Reading(List.of(), Outcome.NOT_ENGLISH);
        }
        var found = new ArrayList<Asked>();
        var before = new ArrayList<>(earlier);
        var told = "";
        for (var sentence : english) {
            var known = told.isEmpty() ? before : before.subList(earlier.size(), before.size());
            var alone = Pronouns.resolved(Ellipsis.completed(sentence.text(), told), known);
            var asked = Asking.in(Pronouns.withoutOpening(alone), sentence.marked(), sentence.text());
            if (asked.match().isEmpty() && !Asking.isQuestion(alone)) {
                asked = english.size() == 1
                        ? Asking.topic(alone, sentence.text()).orElse(asked)
                        : asked;
            }
            if (asked.kind() != Kind.STATEMENT) {
                before.add(asked);
            }
            found.add(asked);
            if (English.split(sentence.text()).size() > 2 && English.hasContent(sentence.text())) {
                told = sentence.text();
            }
        }
        var best = found.stream().map(Asked::kind).max(Kind::compareTo).orElseThrow();
        var kept = found.stream().filter(asked -> asked.kind() == best).toList();
        return new Reading(kept.subList(Math.max(0, kept.size() - MOST), kept.size()), Outcome.FOUND);
    }

    /** What the user asked in earlier messages, oldest first. */
    static List<Asked> ofHistory(Stream<String> messages) {
        var questions = new ArrayList<Asked>();
        messages.forEach(message -> {
            for (var asked : of(message, questions).asked) {
                if (asked.kind() != Kind.STATEMENT) {
                    questions.add(asked);
                }
            }
        });
        return questions;
    }

    private static List<Sentence> english(List<Sentence> sentences) {
        var all =
                sentences.stream().mapToInt(s -> English.englishness(s.text())).sum();
        return sentences.stream()
                .filter(s -> English.englishness(s.text()) >= (all < 0 ? 1 : 0))
                .toList();
    }
}
