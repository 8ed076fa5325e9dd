package org.llmmodes.modes.similarquestions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts what a conversation is about in the place of "it" and "they", and completes questions such as "And in winter?". */
final class Pronouns {

    private static final Pattern ALONE =
            Pattern.compile("(?i)(?:it|they|them|he|she|him|her|this|that|these|those|i|you|we|me|us|one|there)");
    private static final Pattern THING = Pattern.compile(
            "(?i)\\b(?:it|they|them|he|she|him|(?:this|that|these|those)(?= (?:work|happen|mean|cost|last|take|is|are|so|good|safe)\\b|$))\\b");
    private static final Pattern MANY = Pattern.compile("(?i)\\b(?:they|them|their|these|those)\\b");
    private static final Pattern OWNER = Pattern.compile("(?i)\\b(?:its|their|his)\\b");
    private static final Pattern EMPTY_IT = Pattern.compile(
            "(?i).*\\b(?:(?:is|would|was) it (?:be |a |really )?(?:possible|true|good|better|worth"
                    + "|necessary|ok|okay|wise|advisable|important|hard|difficult|easy|legal|illegal|normal|the case|correct|idea)"
                    + "\\b.*\\b(?:to|that|if)|(?:does|did|will) it (?:take|rain|snow|make sense|cost to)|time is it|is it going).*");
    private static final Pattern DETERMINER = Pattern.compile("(?i).*\\b(?:the|an?|my|your|our|some)\\b.*");
    private static final Pattern OPENING =
            Pattern.compile("(?i)(?:(?:and|but|so|or|then|also)\\b,? ?)*(?:(?:what|how) about )?");
    private static final Pattern PLACE_OR_TIME =
            Pattern.compile("(?i)(in|on|at|for|with|without|during|after|before|when|if|under|near|from)\\b.+");

    private Pronouns() {}

    static boolean isPronoun(String phrase) {
        return ALONE.matcher(phrase).matches();
    }

    /** The sentence without "and", "but" … before it. */
    static String withoutOpening(String sentence) {
        return sentence.replaceFirst("(?i)^(?:(?:and|but|so|or|then|also|well|ok|okay)\\b,? )+", "");
    }

    /** The sentence as it would stand alone after the questions {@code before} it, oldest first; unchanged when it does. */
    static String resolved(String sentence, List<Asked> before) {
        if (before.isEmpty()) {
            return sentence;
        }
        var previous = before.get(before.size() - 1);
        var opening = OPENING.matcher(sentence);
        var rest = opening.lookingAt() ? sentence.substring(opening.end()) : sentence;
        if (!Asking.isQuestion(rest)
                && English.split(rest).size() <= 5
                && (opening.end() > 0 || PLACE_OR_TIME.matcher(rest).matches())) {
            return completed(rest, previous);
        }
        if (rest.matches("(?i)(?:why|how|when|where)(?: so| not| exactly)?")
                && previous.question().matches("(?i)(?:is|are|do|does|did|was|were|can) .+")) {
            return rest.substring(0, rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ')) + " "
                    + English.lowered(previous.question());
        }
        return antecedent(rest, before).map(topic -> replaced(rest, topic)).orElse(rest);
    }

    /** The latest topic in the number of the pronoun, or else the latest at all. */
    private static Optional<String> antecedent(String sentence, List<Asked> before) {
        var plural = MANY.matcher(sentence).find();
        var topics = before.stream().flatMap(asked -> asked.topic().stream()).toList();
        return topics.stream()
                .filter(topic -> English.isPlural(topic) == plural)
                .reduce((first, second) -> second)
                .or(() -> topics.stream().reduce((first, second) -> second));
    }

    private static String completed(String rest, Asked previous) {
        var question = previous.question().replaceFirst("\\?$", "");
        var time = PLACE_OR_TIME.matcher(rest);
        if (time.matches()) {
            var same = Pattern.compile("(?i)(.+) " + time.group(1) + " [^ ]+(?: [^ ]+)?")
                    .matcher(question);
            return (same.matches() ? same.group(1) : question) + " " + English.lowered(rest);
        }
        return previous.topic()
                .filter(question::contains)
                .map(topic -> replacedLast(question, topic, rest))
                .orElse(rest);
    }

    private static String replacedLast(String text, String old, String fresh) {
        var at = text.lastIndexOf(old);
        var changed = text.substring(0, at) + fresh + text.substring(at + old.length());
        return agreeing(changed, fresh);
    }

    private static String replaced(String sentence, String topic) {
        if (EMPTY_IT.matcher(sentence).matches()) {
            return sentence;
        }
        var owner = OWNER.matcher(sentence);
        if (owner.find()
                && !DETERMINER.matcher(sentence.substring(0, owner.start())).matches()) {
            return owner.replaceFirst(Matcher.quoteReplacement(topic + (topic.endsWith("s") ? "'" : "'s")));
        }
        var thing = THING.matcher(sentence);
        if (!thing.find()
                || DETERMINER.matcher(sentence.substring(0, thing.start())).matches()) {
            return sentence;
        }
        return agreeing(thing.replaceFirst(Matcher.quoteReplacement(topic)), topic);
    }

    /** The auxiliary right before the topic in the topic's number: "do they" became "do GPS" and becomes "does GPS". */
    private static String agreeing(String sentence, String topic) {
        var plural = English.isPlural(topic);
        var quoted = Pattern.quote(topic);
        return sentence.replaceFirst("(?i)\\b(?:do|does) (?=" + quoted + ")", plural ? "do " : "does ")
                .replaceFirst("\\b(?:is|are) (?=" + quoted + ")", plural ? "are " : "is ");
    }
}
