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
    private static final Pattern PERSON = Pattern.compile("(?i)\\b(?:he|she|him|his)\\b");
    /** "It" that stands for nothing: "is it safe to", "will it rain", "what time is it", "how does it feel to". */
    private static final Pattern EMPTY_IT = Pattern.compile("(?i).*\\b(?:"
            + "(?:is|was|will|would|could|can|might|should|isn't|wasn't|wouldn't|won't) it (?:\\S+ ){0,5}?(?:to|that|for|if|when|whether|because|worth|called|true|going|late|early|time)\\b"
            + "|it (?:be |still |really |usually |often |get )*(?:rain|snow|hail|freez|storm|sunny|cloudy|windy|dark|cold|hot|warm|humid|foggy)"
            + "|(?:do|does|did|will|would|can) it (?:\\S+ )?(?:take|make sense|cost to|feel|matter|seem|hurt to|help to|mean to|pay to|look like)"
            + "|(?:time|day|date|month|year|season) (?:is|was|will) it|what (?:is|was) it like).*");

    private static final Pattern LEFT = Pattern.compile("(?i)\\b(?:it|them|him|her|they|she|he)\\b");

    private static final Pattern NEUTRAL = Pattern.compile(
            "(?i)(?:who|what|which|whose|how|why|when|where|is|are|was|were|am|be|been|do|does|did|can|could|should|would|will|has|have|had|may"
                    + "|might|must|\\w+n't|i|you|we|one|to|not|in|on|at|for|of|from|with|about|by|and|long|often|much|many|far|old|big|tall"
                    + "|large|fast|good|bad|best|better|safe|easy|hard|expensive|exactly|really|still|also|there|made|wrote|\\w+(?:ed|ly))");
    private static final Pattern OPENING =
            Pattern.compile("(?i)(?:(?:and|but|so|or|then|also)\\b,? ?)*(?:(?:what|how) about )?");
    private static final Pattern PLACE_OR_TIME =
            Pattern.compile("(?i)(in|on|at|for|with|without|during|after|before|when|if|under|near|from)\\b.+");

    private static final int RECENT = 4;

    private Pronouns() {}

    static boolean isPronoun(String phrase) {
        return ALONE.matcher(phrase).matches();
    }

    /** Whether something is still called "it", "her" or the like. */
    static boolean isLeftIn(String question) {
        return LEFT.matcher(question).find();
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
        return antecedent(rest, before)
                .map(topic -> replaced(rest, determined(topic)))
                .orElse(rest);
    }

    /** The latest of the recent topics in the number of the pronoun; for "he" and "she" a name. */
    private static Optional<String> antecedent(String sentence, List<Asked> before) {
        var plural = MANY.matcher(sentence).find();
        var person = PERSON.matcher(sentence).find();
        return before.subList(Math.max(0, before.size() - RECENT), before.size()).stream()
                .flatMap(asked -> asked.topic().stream())
                .filter(topic -> English.isPlural(topic) == plural)
                .filter(topic -> !person || topic.matches("\\p{Lu}\\S*(?: \\p{Lu}\\S*)*"))
                .reduce((first, second) -> second);
    }

    /** Whether a word before the pronoun may be what it stands for; verbs count as such unless they follow "I", "to" and the like. */
    private static boolean hasOwnAntecedent(String text) {
        if (text.isBlank()) {
            return false;
        }
        var last = "";
        for (var word : English.split(text)) {
            var verb = English.isVerb(word) && last.matches("(?i)i|you|we|one|to|not|\\w+ly");
            if (!verb && !NEUTRAL.matcher(word).matches()) {
                return true;
            }
            last = word;
        }
        return false;
    }

    private static String determined(String topic) {
        return English.withArticle(topic).equals(topic) ? topic : "the " + topic;
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
        if (owner.find() && !hasOwnAntecedent(sentence.substring(0, owner.start()))) {
            return owner.replaceFirst(Matcher.quoteReplacement(topic + (topic.endsWith("s") ? "'" : "'s")));
        }
        var thing = THING.matcher(sentence);
        if (!thing.find() || hasOwnAntecedent(sentence.substring(0, thing.start()))) {
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
