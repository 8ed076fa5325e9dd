package org.llmmodes.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of letters in one language. */
final class LetterWords {

    private static final String BUNDLE = "org.llmmodes.mail.letters";

    private final Locale locale;
    private final ResourceBundle words;

    private LetterWords(Locale locale) {
        this.locale = locale;
        this.words = ResourceBundle.getBundle(
                BUNDLE,
                locale,
                LetterWords.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** @param tag BCP 47, such as {@code de} or {@code fr-CH} */
    static LetterWords in(String tag) {
        var language = Locale.forLanguageTag(tag).getLanguage();
        return new LetterWords(
                Locale.forLanguageTag(Letter.LANGUAGES.contains(language) ? language : Letter.LANGUAGES.get(0)));
    }

    String language() {
        return locale.getLanguage();
    }

    String of(String key) {
        return words.getString(key);
    }

    String of(LetterKind kind, String part) {
        return words.getString(kind.name() + "." + part);
    }

    /** A point in time as one reads it: 23 November 2026, 09:30 UTC. */
    String time(Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(time) + ", "
                + DateTimeFormatter.ofPattern("HH:mm").format(time) + " UTC";
    }

    /** One line, whatever somebody put into it. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
