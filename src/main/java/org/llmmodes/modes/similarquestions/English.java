package org.llmmodes.modes.similarquestions;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The little English that question forms need: number, person, articles, and whether a text is English at all. */
final class English {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    private static final Pattern AFTER_HEAD =
            Pattern.compile(" (?:of|in|on|for|with|without|from|at|by|to|that|which|who)\\b.*");

    private static final Set<String> VERBS = words("verbs");
    private static final Set<String> COUNT_NOUNS = words("count-nouns");
    private static final Set<String> MASS_NOUNS = words("mass-nouns");
    private static final Set<String> PLURALS = words("irregular-plurals");
    private static final Set<String> SINGULARS = words("singular-with-s");
    private static final Set<String> ENGLISH = words("english");

    private English() {}

    private static Set<String> words(String section) {
        var words = new HashSet<String>();
        for (var line : SectionedText.read("words.txt").getOrDefault(section, List.of())) {
            words.addAll(split(line));
        }
        return words;
    }

    static List<String> split(String text) {
        return List.of(SPACES.split(text.strip()));
    }

    /** The text as it is compared: lower case, no punctuation, contractions of "is" written out. */
    static String key(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        plain = plain.replaceAll("\\b(what|who|where|when|how|why)'s\\b", "$1 is");
        return NOT_WORD.matcher(plain.replace("'", "")).replaceAll(" ").strip();
    }

    /** How sure the text is English: below 0 it is another language, 0 cannot be told, above 0 it has English words. */
    static int englishness(String text) {
        var letters = text.codePoints().filter(Character::isLetter).count();
        var latin = text.codePoints()
                .filter(c -> Character.isLetter(c) && Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN)
                .count();
        if (latin * 2 < letters) {
            return -1;
        }
        var score = 0;
        var words = split(key(text));
        for (var word : words) {
            score += ENGLISH.contains(word) && !Languages.isShared(word, words) ? 1 : 0;
        }
        return score - (int) Languages.foreign(words);
    }

    /** Whether any word of two letters or more has a meaning of its own: "and why" has none. */
    static boolean hasContent(String text) {
        return split(key(text)).stream().anyMatch(word -> word.matches(".*\\p{L}{2}.*") && !ENGLISH.contains(word));
    }

    static boolean isVerb(String word) {
        return VERBS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a noun phrase is plural, as far as its last noun before "of", "in" … shows. */
    static boolean isPlural(String phrase) {
        var head = AFTER_HEAD.matcher(phrase).replaceFirst("");
        var last = head.substring(head.lastIndexOf(' ') + 1);
        var lower = last.toLowerCase(Locale.ROOT);
        return PLURALS.contains(lower)
                || lower.equals("you")
                || lower.equals("they")
                || phrase.matches("(?i)(?!.*\\bbetween\\b).* and .*")
                || (last.endsWith("s") && !last.matches(".*(?:ss|us|is|ics)") && !SINGULARS.contains(lower));
    }

    /** The phrase with "a" or "an" before it when it is one countable thing without a determiner: "neural network". */
    static String withArticle(String phrase) {
        var head = AFTER_HEAD.matcher(phrase).replaceFirst("");
        var last = head.substring(head.lastIndexOf(' ') + 1);
        if (!COUNT_NOUNS.contains(last.toLowerCase(Locale.ROOT))
                || !head.matches("(?!(?i:an?|the|my|your|our|this|that) ).*")) {
            return phrase;
        }
        return (phrase.matches("(?i)[aeio].*|un(?!i|e).*|hour.*|honest.*") ? "an " : "a ") + phrase;
    }

    /** Whether it is something that is not counted: "red wine" is counted in bottles, "advice" never. */
    static boolean isMass(String phrase) {
        var head = AFTER_HEAD.matcher(phrase).replaceFirst("");
        return MASS_NOUNS.contains(head.substring(head.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT));
    }

    /** The third person singular of a base verb: "flies", "goes", "works". */
    static String thirdPerson(String verb) {
        if (verb.equals("have")) {
            return "has";
        }
        if (verb.matches(".*[^aeiou]y")) {
            return verb.substring(0, verb.length() - 1) + "ies";
        }
        return verb + (verb.matches(".*(?:s|x|z|ch|sh|o)") ? "es" : "s");
    }

    /** The base of a verb in the third person singular, or the word itself when that is no known verb. */
    static String baseForm(String word) {
        for (var verb :
                List.of(word.replaceFirst("ies$", "y"), word.replaceFirst("s$", ""), word.replaceFirst("es$", ""))) {
            if (isVerb(verb) && thirdPerson(verb).equals(word)) {
                return verb;
            }
        }
        return word.equals("has") ? "have" : word;
    }

    static String lowered(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
