package org.llmmodes.auth.boundary;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.llmmodes.mail.Letter;

/** The language that somebody wants to be written to in, of those that letters are written in (RFC 9110 §12.5.4, RFC 4647 §3.4). */
final class ReaderLanguage {

    /** What is longer was not made by a browser. */
    private static final int MAX_LENGTH = 500;

    private ReaderLanguage() {}

    /** @param acceptLanguage the header; null, none of ours or nonsense mean English */
    static String of(@Nullable String acceptLanguage) {
        var fallback = Letter.LANGUAGES.get(0);
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > MAX_LENGTH) {
            return fallback;
        }
        try {
            var best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), Letter.LANGUAGES);
            return best == null ? fallback : best;
        } catch (IllegalArgumentException | IndexOutOfBoundsException nonsense) {
            // The JDK's parser trips over a hyphen that stands alone.
            return fallback;
        }
    }
}
