package org.llmmodes.modes.similarquestions;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a program can see of the grammar of a question: signs of mistakes, not a proof of their absence. */
final class Grammar {

    private static final Map<String, Pattern> MISTAKES = new TreeMap<>(
            Map.ofEntries(
                    Map.entry("no capital", Pattern.compile("[^\\p{Lu}\\d].*")),
                    Map.entry("no question mark", Pattern.compile(".*[^?]|.*\\?.*\\?")),
                    Map.entry("doubled word", Pattern.compile("(?i).*\\b(\\w+) \\1\\b.*")),
                    Map.entry("stray sign", Pattern.compile(".*(?:[{}\\[\\]<>|]|  | [,.?!;]|[,.;]\\?|^\\s).*")),
                    Map.entry("lonely i", Pattern.compile(".*\\bi\\b(?!\\.).*")),
                    Map.entry(
                            "number of the pronoun",
                            Pattern.compile(
                                    "(?i).*\\b(?:does (?:i|you|we|they)|do (?:he|she|it)|(?:is|was) (?:you|we|they)|are (?:he|she|it|i)|has (?:i|you|we|they)) .*")),
                    Map.entry(
                            "number of the noun",
                            Pattern.compile(
                                    "(?i).*\\b(?:does (?:cats|dogs|plants|people|children|cars|men|women)|(?:(?<!\\b(?:I|we|you|to) )do|are) (?:an?|this|that|each|every|one) \\w+(?!.* and ))\\b.*")),
                    Map.entry(
                            "third person after a helper",
                            Pattern.compile(
                                    "(?i).*\\b(?:does|did|can|should|will|would|could|must) (?:\\w+ )?(?:\\w+ )?(?:has|is|does|goes|works|makes|means)\\b.*")),
                    Map.entry(
                            "two helpers",
                            Pattern.compile(
                                    "(?i).*\\b(?:do|does|did) (?:do|does|did|is|are|was|were|can|could|should|will|would|must)\\b.*|.*\\b(?:can|could|should|will|would|must|may) (?:can|could|should|will|would|must|may|is|are|was|were|does|did)\\b.*")),
                    Map.entry(
                            "infinitive with an ending",
                            Pattern.compile(
                                    "(?i).*\\bto (?:is|are|was|were|has|does|goes|makes|works|did|had|been)\\b.*")),
                    Map.entry(
                            "a before a vowel",
                            Pattern.compile(
                                    "(?i).*\\ba [aeio](?!ne\\b|nce\\b|u)[a-z]+.*|.*\\ban (?![aeiouhmxlfrns])[a-z]+\\b.*")),
                    Map.entry(
                            "two determiners",
                            Pattern.compile(
                                    "(?i).*\\b(?:a|an|the) (?:a|an|the|my|your|our|his|her|its|their|some|any)\\b.*")),
                    Map.entry(
                            "preposition pair",
                            Pattern.compile(
                                    "(?i).*\\b(?:of of|to to|for for|in in|of to|of for|for to|the of|the to|the in)\\b.*")),
                    Map.entry(
                            "inverted after a clause opener",
                            Pattern.compile(
                                    "(?i)(?:do you know|can you tell me|could you tell me|can you explain|could you explain|could you say) (?:what|why|how|where|when|who|which)(?: (?:long|often|much|many|far|tall))? (?:is|are|do|does|did|was|were|can|should) (?:the|a|an|my|it|they|we|you|i) .*"))));

    private Grammar() {}

    /** The names of the rules a question breaks. */
    static Set<String> mistakes(String question) {
        return MISTAKES.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(question).matches())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Whether it is no more than {@code asked} with something before it: "Can you tell me, why is the sky blue?". What somebody told
     * stays in every question about it, "What can I do if …", which is no mere wrapping.
     */
    static boolean wraps(String question, List<String> asked) {
        var key = English.key(question);
        return asked.stream()
                .anyMatch(own -> key.endsWith(" " + English.key(own))
                        && !key.endsWith(" if " + English.key(own))
                        && !key.endsWith(" now that " + English.key(own)));
    }
}
