package org.llmmodes.modes.similarquestions;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which language other than English a text is in, as far as a few words or the script show. */
final class Languages {

    private static final List<Language> ALL = read();

    private Languages() {}

    private record Language(
            @Nullable String sentence, Set<String> words, Set<String> shared, Set<UnicodeScript> scripts) {

        long count(List<String> text) {
            return text.stream().filter(words::contains).count();
        }
    }

    private static List<Language> read() {
        var languages = new ArrayList<Language>();
        for (var lines : SectionedText.read("languages.txt").values()) {
            String sentence = null;
            var words = new HashSet<String>();
            var shared = new HashSet<String>();
            var scripts = new HashSet<UnicodeScript>();
            for (var line : lines) {
                if (line.startsWith("= ")) {
                    sentence = line.substring(2);
                } else if (line.startsWith("shared ")) {
                    shared.addAll(English.split(line.substring(7)));
                } else if (line.startsWith("script ")) {
                    English.split(line.substring(7)).forEach(name -> scripts.add(UnicodeScript.forName(name)));
                } else {
                    words.addAll(English.split(line));
                }
            }
            languages.add(new Language(sentence, words, shared, scripts));
        }
        return languages;
    }

    /** How many of the words, in lower case, belong to another language. */
    static long foreign(List<String> words) {
        return words.stream()
                .filter(word -> ALL.stream().anyMatch(language -> language.words.contains(word)))
                .count();
    }

    /** Whether a word, in lower case, speaks no more for English because it is one too in a language that others of the words belong to. */
    static boolean isShared(String word, List<String> words) {
        return ALL.stream().anyMatch(language -> language.shared.contains(word) && language.count(words) > 0);
    }

    /** That only English is understood, said in the language of the text; empty where that is not known. */
    static Optional<String> onlyEnglish(String text) {
        var bounded = text.substring(0, Math.min(Sentences.LOOKED_AT, text.length()));
        var scripts = new HashSet<UnicodeScript>();
        bounded.codePoints().filter(Character::isLetter).forEach(c -> scripts.add(UnicodeScript.of(c)));
        for (var language : ALL) {
            if (language.scripts.stream().anyMatch(scripts::contains)) {
                return Optional.ofNullable(language.sentence);
            }
        }
        var words = English.split(English.key(bounded));
        return ALL.stream()
                .filter(language -> language.count(words) > 0)
                .max(Comparator.comparingLong(language -> language.count(words)))
                .map(Language::sentence);
    }
}
