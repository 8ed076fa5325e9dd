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
        NOT_ENGLISH,
        /** Said to be friendly, and no question about anything. */
        SMALL_TALK
    }

    /** Reads a message without mending more than common slips. */
    static Reading of(String message, List<Asked> earlier) {
        return of(message, earlier, Spelling.OF_THE_LIST);
    }

    /**
     * Reads a message.
     *
     * @param spelling mends slips of the pen
     * @param earlier what was asked before in the conversation, oldest first; empty when nothing was, or nothing before shall count
     */
    static Reading of(String message, List<Asked> earlier, Spelling spelling) {
        if (SmallTalk.isAll(message)) {
            return new Reading(List.of(), Outcome.SMALL_TALK);
        }
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
            var text = spelling.mended(sentence.text());
            if (Ellipsis.wantsAdvice(text) && isAsked(found)) {
                continue;
            }
            var known = told.isEmpty() ? before : before.subList(earlier.size(), before.size());
            var alone = Pronouns.resolved(Ellipsis.completed(text, told), known);
            var asked = Asking.in(Pronouns.withoutOpening(alone), sentence.marked(), sentence.text());
            if (asked.match().isEmpty() && !Asking.isQuestion(alone)) {
                asked = english.size() == 1 && (!alone.contains(" ") || spelling.knowsAny(alone))
                        ? Asking.topic(alone, sentence.text()).orElse(asked)
                        : asked;
            }
            if (asked.kind() != Kind.STATEMENT) {
                before.add(asked);
            }
            found.add(asked);
            if (English.split(text).size() > 2 && English.hasContent(text)) {
                told = text;
            }
        }
        var best = found.stream().map(Asked::kind).max(Kind::compareTo).orElseThrow();
        var kept = found.stream().filter(asked -> asked.kind() == best).toList();
        kept = withoutDangling(kept);
        return new Reading(kept.subList(Math.max(0, kept.size() - MOST), kept.size()), Outcome.FOUND);
    }

    /** Whether what was told last is already taken for a question. */
    private static boolean isAsked(List<Asked> found) {
        return !found.isEmpty() && found.get(found.size() - 1).kind() != Kind.STATEMENT;
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

    /** Of several requests those that say what they are about, if any does: "How do I talk to her about it?" does not. */
    private static List<Asked> withoutDangling(List<Asked> asked) {
        var clear = asked.stream()
                .filter(one -> one.kind() == Kind.QUESTION || !Pronouns.isLeftIn(one.question()))
                .toList();
        return clear.isEmpty() ? asked : clear;
    }

    private static List<Sentence> english(List<Sentence> sentences) {
        var all =
                sentences.stream().mapToInt(s -> English.englishness(s.text())).sum();
        var english = sentences.stream()
                .filter(s -> English.englishness(s.text()) >= (all < 0 ? 1 : 0))
                .toList();
        var serious = english.stream().filter(s -> !SmallTalk.isAll(s.text())).toList();
        return serious.isEmpty() ? english : serious;
    }
}
