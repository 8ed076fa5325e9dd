package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One shape of a sentence and other ways to say it.
 *
 * @param family    the name of the section it stands in
 * @param patterns  what a sentence without its final mark must fit as a whole; one is enough
 * @param templates sentences with places such as {@code {x}}; see question-forms.txt
 */
record Form(String family, List<Pattern> patterns, List<String> templates) {

    /** Groups that catch words without a meaning of their own, which lose the capital they had at the start. */
    private static final Set<String> FUNCTION_WORDS = Set.of("aux", "n", "w");

    private static final int LONGEST_TOPIC = 80;

    /** Clauses, adjectives and what belongs to somebody named elsewhere are no topics. */
    private static final Pattern NO_THING =
            Pattern.compile("(?i)(?:his|her|its|their|to|so|very|too|not|sure|able|it|them)\\b.*"
                    + "|.*\\b(?:do|does|did|is|are|was|were|can|will|should|when|if|that|who|i|you|it|them)\\b.*");

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-z]+)>");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(?:\\.([a-z]+))?}");
    private static final Pattern REPEATED = Pattern.compile("(?i)\\b(really|exactly|ever|not|best|actually) \\1\\b");
    private static final Pattern VERB_PHRASE = Pattern.compile(
            "\\S+ (?:to \\S+ )?(?:(?:rid|care|advantage|part|track) (?:of|in) )?(?:(?:for|about|after|to|with|at|on|up|out|off|in|of|from) )?(?<object>.+?)(?: (?:in|on|for|with|without|from|at|by|to|using|when|if|so|before|after|during|into|of)\\b.*)?");
    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("tall", "height"),
            Map.entry("high", "height"),
            Map.entry("deep", "depth"),
            Map.entry("long", "length"),
            Map.entry("wide", "width"),
            Map.entry("big", "size"),
            Map.entry("large", "size"),
            Map.entry("old", "age"),
            Map.entry("fast", "speed"),
            Map.entry("heavy", "weight"),
            Map.entry("hot", "temperature"),
            Map.entry("cold", "temperature"),
            Map.entry("strong", "strength"),
            Map.entry("far", "distance"),
            Map.entry("loud", "noise level"),
            Map.entry("thick", "thickness"));

    /** The forms of a resource by file order. */
    static List<Form> read(String resource) {
        var forms = new ArrayList<Form>();
        SectionedText.read(resource).forEach((family, lines) -> {
            List<Pattern> patterns = new ArrayList<>();
            List<String> templates = new ArrayList<>();
            for (var line : lines) {
                if (line.startsWith("?") && !templates.isEmpty()) {
                    forms.add(new Form(family, patterns, templates));
                    patterns = new ArrayList<>();
                    templates = new ArrayList<>();
                }
                if (line.startsWith("?")) {
                    patterns.add(Pattern.compile(line.substring(2), Pattern.CASE_INSENSITIVE));
                } else {
                    templates.add(line.substring(2));
                }
            }
            forms.add(new Form(family, patterns, templates));
        });
        return List.copyOf(forms);
    }

    /** What the first of the forms that fits caught; empty when none does. */
    static Optional<Match> firstMatch(List<Form> forms, String sentence) {
        for (var form : forms) {
            for (var pattern : form.patterns) {
                var matcher = pattern.matcher(sentence);
                if (matcher.matches()) {
                    return Optional.of(new Match(form, parts(pattern, matcher)));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, String> parts(Pattern pattern, Matcher matcher) {
        var parts = new HashMap<String, String>();
        var groups = GROUP.matcher(pattern.pattern());
        while (groups.find()) {
            var name = groups.group(1);
            var value = matcher.group(name);
            parts.put(
                    name,
                    value == null
                            ? ""
                            : FUNCTION_WORDS.contains(name) && matcher.start(name) == 0 && !value.matches("I\\b.*")
                                    ? English.lowered(value)
                                    : value);
        }
        var clause = parts.containsKey("clause")
                ? Clause.afterAuxiliary(parts.getOrDefault("aux", ""), parts.getOrDefault("clause", ""))
                : null;
        put(parts, "s", clause == null ? null : clause.subject());
        put(parts, "p", clause == null ? null : clause.predicate());
        put(parts, "finite", clause == null ? parts.get("ind") : clause.finite());
        put(parts, "adj", clause == null ? null : clause.quality(parts.getOrDefault("aux", "")));
        var statement = parts.get("ind");
        put(parts, "direct", statement == null ? null : Clause.inverted(statement));
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    /** A sentence that fitted, with its named parts. */
    record Match(Form form, Map<String, String> parts) {

        /** Every template whose parts are all there, filled in. */
        List<String> sentences() {
            var sentences = new ArrayList<String>();
            for (var template : form.templates) {
                var sentence = fill(template);
                if (sentence != null && !REPEATED.matcher(sentence).find()) {
                    sentences.add(
                            English.capitalised(sentence.replaceAll("\\s+", " ").replace(" ?", "?")));
                }
            }
            return sentences;
        }

        /** What the sentence is about: the thing asked for, the subject, or what the verb acts on; empty when none is clear. */
        Optional<String> topic() {
            var topic = parts.getOrDefault("x", parts.getOrDefault("s", ""));
            if (topic.isEmpty() && parts.containsKey("v")) {
                var phrase = VERB_PHRASE.matcher(parts.getOrDefault("v", ""));
                topic = phrase.matches() ? phrase.group("object") : "";
            }
            return Optional.of(topic)
                    .filter(t -> !t.isEmpty() && t.length() <= LONGEST_TOPIC && !Pronouns.isPronoun(t))
                    .filter(t -> !NO_THING.matcher(t).matches());
        }

        private @Nullable String fill(String template) {
            var places = PLACE.matcher(template);
            var filled = new StringBuilder();
            while (places.find()) {
                var part = parts.get(places.group(1));
                if (part == null) {
                    return null;
                }
                var function = places.group(2);
                var value = function == null ? part : agreeing(part, function);
                if (value == null) {
                    return null;
                }
                places.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
            return places.appendTail(filled).toString();
        }

        private static @Nullable String agreeing(String phrase, String function) {
            var plural = English.isPlural(phrase);
            return switch (function) {
                case "is" -> plural ? "are" : "is";
                case "was" -> plural ? "were" : "was";
                case "does" -> plural ? "do" : "does";
                case "has" -> plural ? "have" : "has";
                case "works" -> plural ? "work" : "works";
                case "a" -> English.withArticle(phrase);
                case "good" ->
                    plural ? "some good " + phrase : English.isMass(phrase) ? "good " + phrase : "a good " + phrase;
                case "one" -> plural ? "are the right ones" : "is the right one";
                case "ing" -> Inflection.gerund(phrase);
                case "noun" -> MEASURES.getOrDefault(phrase, "size");
                default -> throw new IllegalArgumentException("No such function: " + function);
            };
        }
    }
}
