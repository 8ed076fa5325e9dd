package org.llmmodes.auth.control;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The words that somebody who knows the owner tries first (SP 800-63B-4 §3.1.1.2): names, the address before its @, and the product's name. A
 * password that contains one is refused however long it is, also where letters are written as digits ({@code L0vel4ce}) or with accents.
 *
 * @param words folded, each at least four characters: shorter ones are part of too many others
 */
public record OwnWords(List<String> words) {

    private static final int MIN_WORD = 4;

    /** Pieces of an address are often generic: user, mail, info. */
    private static final int MIN_ADDRESS_PIECE = 5;

    private static final String LOOK_ALIKES = "0o1i3e4a5s7t@a$s!i";

    /** The product's own, for somebody nothing else is known of. */
    static OwnWords ofNobody() {
        return of(List.of(), "");
    }

    /** @param email empty where it is not known */
    static OwnWords of(List<String> names, String email) {
        var local = email.substring(0, Math.max(0, email.indexOf('@')));
        var pieces = Stream.of(local.split("[^\\p{L}\\p{N}]+")).filter(piece -> piece.length() >= MIN_ADDRESS_PIECE);
        var parts = names.stream().flatMap(name -> Stream.of(name.split("[^\\p{L}\\p{M}]+")));
        return new OwnWords(Stream.of(Stream.of("llmmodes", local), names.stream(), parts, pieces)
                .flatMap(words -> words)
                .map(OwnWords::fold)
                .filter(word -> word.length() >= MIN_WORD)
                .distinct()
                .toList());
    }

    boolean areIn(String password) {
        var folded = fold(password);
        var letters = fold(asLetters(password));
        return words.stream().anyMatch(word -> folded.contains(word) || letters.contains(word));
    }

    /** Lower case, without accents and without what stands between letters and digits. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    private static String asLetters(String text) {
        var letters = new StringBuilder(text);
        for (int i = 0; i < letters.length(); i++) {
            var place = LOOK_ALIKES.indexOf(letters.charAt(i));
            if (place >= 0 && place % 2 == 0) {
                letters.setCharAt(i, LOOK_ALIKES.charAt(place + 1));
            }
        }
        return letters.toString();
    }
}
