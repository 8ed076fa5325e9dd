package org.llmmodes.modes.similarquestions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends slips of the pen, with restraint: those of a list, and a word that nobody knows when exactly one word of this package's own texts is
 * one letter away from it ("diference"). Names, words with digits and whatever is a word already stay.
 */
final class Spelling {

    /** Mends nothing but the slips of the list. */
    static final Spelling OF_THE_LIST = new Spelling(word -> true);

    private static final Pattern WORD =
            Pattern.compile("(?<![\\p{L}\\p{N}'’.@/_-])\\p{L}[\\p{L}']*+(?![\\p{N}@/_-]|\\.\\p{L})");
    private static final Map<String, String> SLIPS = new HashMap<>();
    private static final Map<Pattern, String> PHRASES = new HashMap<>();
    private static final List<String> ENDINGS = List.of("s", "ed", "d", "ing", "er", "ers", "ly");
    private static final Set<String> TRUSTED = trusted();

    /** Of shorter words too many are one letter away from each other. */
    private static final int SHORTEST = 4;

    static {
        for (var line : SectionedText.read("slips.txt").getOrDefault("words", List.of())) {
            for (var pair : English.split(line)) {
                var at = pair.indexOf(':');
                SLIPS.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        for (var line : SectionedText.read("slips.txt").getOrDefault("phrases", List.of())) {
            var at = line.lastIndexOf(':');
            PHRASES.put(Pattern.compile("(?i)\\b" + line.substring(0, at) + "\\b"), line.substring(at + 1));
        }
    }

    private final Predicate<String> known;

    /** @param known whether a word, in lower case, is one */
    Spelling(Predicate<String> known) {
        this.known = known;
    }

    private static Set<String> trusted() {
        var trusted = new HashSet<String>();
        for (var question : QuestionBank.questions()) {
            for (var word : English.split(English.key(question))) {
                if (word.length() >= SHORTEST && word.matches("[a-z]+")) {
                    trusted.add(word);
                }
            }
        }
        return trusted;
    }

    String mended(String text) {
        var mended = text;
        for (var phrase : PHRASES.entrySet()) {
            mended = phrase.getKey().matcher(mended).replaceAll(phrase.getValue());
        }
        var first = true;
        var words = WORD.matcher(mended);
        var result = new StringBuilder();
        while (words.find()) {
            words.appendReplacement(result, Matcher.quoteReplacement(word(words.group(), first)));
            first = false;
        }
        return words.appendTail(result).toString();
    }

    private String word(String word, boolean first) {
        var lower = word.toLowerCase(Locale.ROOT);
        var plain = word.equals(lower) || (first && word.substring(1).equals(lower.substring(1)));
        var slip = SLIPS.get(lower);
        if (plain && slip != null) {
            return word.equals(lower) ? slip : English.capitalised(slip);
        }
        if (!plain
                || lower.length() < SHORTEST
                || !lower.matches("[a-z]+")
                || TRUSTED.contains(lower)
                || isKnown(lower)) {
            return word;
        }
        var near = TRUSTED.stream()
                .filter(other -> isOneAway(lower, other) && (lower.length() > SHORTEST || hasItsLetters(lower, other)))
                .limit(2)
                .toList();
        return near.size() != 1 ? word : word.equals(lower) ? near.get(0) : English.capitalised(near.get(0));
    }

    /** Whether any word is known; what has none may be a keyboard's noise. */
    boolean knowsAny(String text) {
        return English.split(English.key(text)).stream().anyMatch(word -> TRUSTED.contains(word) || isKnown(word));
    }

    /** Itself or as a form of a known word. */
    private boolean isKnown(String word) {
        return known.test(word)
                || ENDINGS.stream()
                        .anyMatch(ending -> word.endsWith(ending)
                                && TRUSTED.contains(word.substring(0, word.length() - ending.length())))
                || English.isVerb(word)
                || known.test(word.replaceFirst("(?:s|ed|d|ing|er|ers|ly)$", ""))
                || known.test(word.replaceFirst("(?:ing|ed|er|able)$", "e"))
                || known.test(word.replaceFirst("ies$", "y"));
    }

    /** Of a short word so many are one letter away that no letter may be another: "tiem" has those of "time", "vist" lacks one of "visit". */
    private static boolean hasItsLetters(String word, String other) {
        return other.length() > word.length()
                || Arrays.equals(
                        word.chars().sorted().toArray(), other.chars().sorted().toArray());
    }

    /** Whether one letter is missing, too many, another, or two neighbours have changed places. */
    static boolean isOneAway(String word, String other) {
        var shorter = word.length() <= other.length() ? word : other;
        var longer = word.length() <= other.length() ? other : word;
        if (longer.length() - shorter.length() > 1 || word.equals(other)) {
            return false;
        }
        var at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        if (shorter.length() < longer.length()) {
            return longer.substring(at + 1).equals(shorter.substring(at));
        }
        return longer.substring(at + 1).equals(shorter.substring(at + 1))
                || (at + 1 < longer.length()
                        && longer.charAt(at) == shorter.charAt(at + 1)
                        && longer.charAt(at + 1) == shorter.charAt(at)
                        && longer.substring(at + 2).equals(shorter.substring(at + 2)));
    }
}
