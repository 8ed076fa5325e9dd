package org.llmmodes.modes.similarquestions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The forms of verbs that go beyond person and number: "getting", "wore". */
final class Inflection {

    private static final Map<String, String> PAST = past();
    private static final Set<String> DOUBLED =
            SectionedText.read("words.txt").getOrDefault("doubled", List.of()).stream()
                    .flatMap(line -> English.split(line).stream())
                    .collect(Collectors.toUnmodifiableSet());

    private Inflection() {}

    private static Map<String, String> past() {
        var past = new HashMap<String, String>();
        for (var line : SectionedText.read("words.txt").getOrDefault("past", List.of())) {
            for (var pair : English.split(line)) {
                var at = pair.indexOf(':');
                past.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        return past;
    }

    /** A verb phrase as a noun: "get rid of flies" becomes "getting rid of flies"; null where its first word is no known verb, and for "stop snoring". */
    static @Nullable String gerund(String phrase) {
        var words = English.split(phrase);
        var verb = words.get(0);
        if (!English.isVerb(verb) || !isSingle(words) || !verb.matches("[a-z]+")) {
            return null;
        }
        if (words.size() > 1 && words.get(1).endsWith("ing")) {
            return null;
        }
        return ing(verb) + phrase.substring(verb.length());
    }

    /** A verb phrase in the past: "wear helmets" becomes "wore helmets"; null where its first word is no known verb. */
    static @Nullable String past(String phrase) {
        var words = English.split(phrase);
        var verb = words.get(0);
        if (!English.isVerb(verb) || !isSingle(words) || !verb.matches("[a-z]+")) {
            return null;
        }
        return ed(verb) + phrase.substring(verb.length());
    }

    /** "Clean and oil a chain" has two verbs, and both would have to change. */
    private static boolean isSingle(List<String> words) {
        for (var i = 1; i < words.size() - 1; i++) {
            if (words.get(i).matches("and|or|but") && (i == 1 || English.isVerb(words.get(i + 1)))) {
                return false;
            }
        }
        return true;
    }

    private static String ing(String verb) {
        if (verb.matches(".*ie")) {
            return verb.substring(0, verb.length() - 2) + "ying";
        }
        if (verb.matches(".*[^eoy]e") && !verb.equals("be")) {
            return verb.substring(0, verb.length() - 1) + "ing";
        }
        return (DOUBLED.contains(verb) ? doubled(verb) : verb) + "ing";
    }

    private static String ed(String verb) {
        var irregular = PAST.get(verb);
        if (irregular != null) {
            return irregular;
        }
        if (verb.endsWith("e")) {
            return verb + "d";
        }
        if (verb.matches(".*[^aeiou]y")) {
            return verb.substring(0, verb.length() - 1) + "ied";
        }
        return (DOUBLED.contains(verb) ? doubled(verb) : verb) + "ed";
    }

    private static String doubled(String verb) {
        return verb + verb.charAt(verb.length() - 1);
    }
}
