package org.llmmodes.modes.similarquestions;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands after the auxiliary verb of a question, cut into subject and predicate by word lists: of "does a plane stay in the air" the
 * subject is "a plane". Where the lists cannot tell there is no clause, and the forms that need one are left out.
 *
 * @param subject   "a plane"
 * @param predicate "stay in the air"
 * @param finite    the statement, "a plane stays in the air"; null where the lists do not know the form of the verb
 */
record Clause(String subject, String predicate, @Nullable String finite) {

    private static final Set<String> PRONOUNS = Set.of(
            "i",
            "you",
            "he",
            "she",
            "it",
            "we",
            "they",
            "there",
            "one",
            "people",
            "someone",
            "anyone",
            "everyone",
            "nobody",
            "somebody",
            "everybody",
            "this",
            "that");
    private static final Set<String> DETERMINERS = Set.of(
            "the", "a", "an", "my", "your", "our", "his", "her", "its", "their", "some", "all", "most", "many", "any",
            "every", "each", "no");
    private static final java.util.regex.Pattern ADVERB =
            java.util.regex.Pattern.compile("(?i)ever|always|never|still|also|just|often|sometimes|even|\\w{3,}ly");
    private static final Set<String> LINKS = Set.of("to", "and", "or", "not", "of", "in", "for", "the", "a", "an");
    private static final Set<String> AUXILIARIES = Set.of(
            "is", "are", "was", "were", "can", "could", "will", "would", "should", "must", "may", "isn't", "aren't",
            "can't", "won't", "doesn't", "don't");
    private static final Set<String> COMPLEMENTS =
            SectionedText.read("words.txt").getOrDefault("complements", List.of()).stream()
                    .flatMap(line -> English.split(line).stream())
                    .collect(java.util.stream.Collectors.toUnmodifiableSet());

    /** Cuts what follows {@code auxiliary} in a question; null where no boundary is found. */
    static @Nullable Clause afterAuxiliary(String auxiliary, String text) {
        var words = English.split(text);
        var aux = auxiliary.toLowerCase(Locale.ROOT);
        var be = aux.matches("(?:is|are|was|were)(?:n't)?");
        var at = be ? complement(words) : aux.matches("(?:has|have)") ? pronoun(words) : verb(words);
        if (at <= 0 || at >= words.size()) {
            return null;
        }
        var subject = join(words, 0, at);
        var predicate = join(words, at, words.size());
        return new Clause(subject, predicate, statement(aux, subject, predicate));
    }

    private static @Nullable String statement(String aux, String subject, String predicate) {
        return switch (aux) {
            case "do" -> subject + " " + predicate;
            case "does" -> {
                var words = new java.util.ArrayList<>(English.split(predicate));
                var at = words.size() > 1 && ADVERB.matcher(words.get(0)).matches() ? 1 : 0;
                words.set(at, English.thirdPerson(words.get(at)));
                yield subject + " " + String.join(" ", words);
            }
            case "did" -> {
                var past = Inflection.past(predicate);
                yield past == null ? null : subject + " " + past;
            }
            default -> subject + " " + aux + " " + predicate;
        };
    }

    /** A statement turned round: "the sky is blue" becomes "is the sky blue"; null where its verb is not found. */
    static @Nullable String inverted(String statement) {
        var words = English.split(statement);
        var from = first(words);
        for (var i = from; i < words.size(); i++) {
            if (AUXILIARIES.contains(words.get(i))) {
                return join(words, i, i + 1) + " " + join(words, 0, i) + tail(words, i + 1);
            }
        }
        for (var i : order(words, from)) {
            var base = English.baseForm(words.get(i));
            var plural = i > 0
                    && (English.isPlural(join(words, 0, i)) || words.get(0).matches("(?i)i|we|you|they"));
            if (!plural && !base.equals(words.get(i)) && !linked(words, i)) {
                return "does " + join(words, 0, i) + " " + base + tail(words, i + 1);
            }
            if (plural && English.isVerb(words.get(i)) && !linked(words, i)) {
                return "do " + join(words, 0, i) + tail(words, i);
            }
        }
        return null;
    }

    private static int pronoun(List<String> words) {
        return PRONOUNS.contains(words.get(0).toLowerCase(Locale.ROOT)) ? 1 : 0;
    }

    /** Where the first word after the shortest possible subject stands. */
    private static int first(List<String> words) {
        return DETERMINERS.contains(words.get(0).toLowerCase(Locale.ROOT)) ? 2 : 1;
    }

    private static int verb(List<String> words) {
        if (pronoun(words) == 1) {
            return 1;
        }
        var main = words.subList(0, end(words));
        var from = first(main);
        for (var at : order(main, from)) {
            if (English.isVerb(main.get(at)) && !linked(main, at)) {
                var i = isCompound(main, at) ? at + 1 : at;
                return i > from && ADVERB.matcher(main.get(i - 1)).matches() ? i - 1 : i;
            }
        }
        return main.size() == from + 1 && from > 0 ? from : 0;
    }

    /** In "a heat pump work in winter" the verb is "work": "pump" stands right before it. */
    private static boolean isCompound(List<String> words, int at) {
        return at + 1 < words.size()
                && English.isVerb(words.get(at + 1))
                && (at + 2 == words.size()
                        || words.get(at + 2).matches("(?i)in|on|at|for|with|without|from|by|under|so|during|as"));
    }

    /** After "is" and "are" what the predicate says of the subject, when it is one word or "so" and one: "blue", "so slow"; else null. */
    @Nullable
    String quality(String auxiliary) {
        return auxiliary.matches("(?i)is|are")
                        && predicate.matches("(?:(?:so|very|too) )?\\S+")
                        && COMPLEMENTS.contains(predicate.replaceFirst(".* ", ""))
                ? predicate
                : null;
    }

    /** Where a clause of its own begins, "when I bend it", or the end. */
    private static int end(List<String> words) {
        for (var i = 1; i < words.size(); i++) {
            if (words.get(i).matches("(?i)when|if|while|because|before|after|until|than|unless|whenever")) {
                return i;
            }
        }
        return words.size();
    }

    private static int complement(List<String> words) {
        if (pronoun(words) == 1) {
            return 1;
        }
        var from = first(words);
        for (var i = from; i < words.size(); i++) {
            var word = words.get(i).toLowerCase(Locale.ROOT);
            var shows = COMPLEMENTS.contains(word)
                    || DETERMINERS.contains(word)
                    || word.matches("[a-z]{3,}(?:ing|ed)")
                    || (word.endsWith("er")
                            && i + 1 < words.size()
                            && words.get(i + 1).equals("than"));
            if (shows && !(DETERMINERS.contains(word) && linked(words, i))) {
                return i;
            }
        }
        return words.size() == from + 1 ? from : 0;
    }

    /** The last word first: in "how do water pumps work" it is the verb, and "water" is not. */
    private static List<Integer> order(List<String> words, int from) {
        var order = new java.util.ArrayList<Integer>();
        if (words.size() - 1 >= from) {
            order.add(words.size() - 1);
        }
        for (var i = from; i < words.size() - 1; i++) {
            order.add(i);
        }
        return order;
    }

    private static boolean linked(List<String> words, int at) {
        return at > 0 && LINKS.contains(words.get(at - 1).toLowerCase(Locale.ROOT));
    }

    private static String join(List<String> words, int from, int to) {
        return String.join(" ", words.subList(from, to));
    }

    private static String tail(List<String> words, int from) {
        return from >= words.size() ? "" : " " + join(words, from, words.size());
    }
}
