package org.llmmodes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every letter in every language, whole and harmless. */
class LetterWriterTest {

    private static final Instant TIME = Instant.parse("2026-11-23T09:30:00Z");
    private static final String TOKEN = "q1xW0bVh-_AZ";
    private static final Map<String, String> VALUES = Map.of(
            "token",
            TOKEN,
            "ip_address",
            "203.0.113.7",
            "user_agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0");

    private final LetterWriter writer = new LetterWriter("https://chat.example.org/app");

    static Stream<Arguments> everyLetter() {
        return Arrays.stream(LetterKind.values())
                .flatMap(kind -> Letter.LANGUAGES.stream().map(language -> Arguments.of(kind, language)));
    }

    @ParameterizedTest
    @MethodSource("everyLetter")
    void aLetterIsWholeInBothForms(LetterKind kind, String language) {
        var written = write(kind, language, "Ada");

        assertThat(written.language()).isEqualTo(language);
        assertThat(written.subject()).isNotBlank().doesNotContain("\n", "{");
        assertThat(written.text()).contains("Ada").doesNotContain("{", "<", "&#");
        assertThat(written.html())
                .contains("Ada", "lang=\"" + language + "\"", "<h1")
                .doesNotContain("{name}", "<script", "<img", "http://");
        var link = "https://chat.example.org/app" + kind.page().orElse("") + "?token=" + TOKEN;
        if (kind.page().isPresent()) {
            assertThat(written.text().lines()).contains(link);
            assertThat(written.html()).contains("href=\"" + link + "\"");
        } else {
            assertThat(written.text()).contains("2026").contains("09:30 UTC").doesNotContain(TOKEN);
            assertThat(written.html()).doesNotContain(TOKEN);
        }
    }

    @Test
    void noLanguageRepeatsTheWordsOfAnother() {
        for (var kind : LetterKind.values()) {
            var subjects = new HashSet<String>();
            Letter.LANGUAGES.forEach(
                    language -> subjects.add(write(kind, language, "Ada").subject()));
            assertThat(subjects).as(kind.name()).hasSize(Letter.LANGUAGES.size());
        }
    }

    @ParameterizedTest
    @CsvSource({"de-CH, de", "fr-CA, fr", "pt, en", "'', en", "not a tag, en", "EN-us, en"})
    void aLanguageWithoutWordsIsWrittenToInEnglish(String tag, String language) {
        assertThat(write(LetterKind.VERIFY_EMAIL, tag, "Ada").language()).isEqualTo(language);
    }

    @Test
    void aNameIsTextAndNotMarkup() {
        var written = write(LetterKind.RESET_PASSWORD, "en", "<b>O’Hara</b>\r\nBcc: x@example.org");

        assertThat(written.html()).contains("&lt;b&gt;O’Hara&lt;/b&gt; Bcc:").doesNotContain("<b>");
        assertThat(written.text().lines().findFirst()).hasValue("Hello <b>O’Hara</b> Bcc: x@example.org,");
    }

    @Test
    void whatSignedInIsNamedInOurOwnWords() {
        assertThat(write(LetterKind.NEW_DEVICE, "de", "Ada").text())
                .contains("Gerät: Firefox, Linux")
                .contains("IP-Adresse: 203.0.113.7");
        var letter = new Letter(
                LetterKind.NEW_DEVICE,
                "ada@example.org",
                "Ada",
                "en",
                Map.of("ip_address", "203.0.113.7", "user_agent", "Call http://evil.example now"));
        var written = writer.write(letter, TIME);
        assertThat(written.text()).contains("Device: unknown").doesNotContain("evil");
        assertThat(written.html()).doesNotContain("evil");
    }

    @Test
    void whoOpensChatsIsNamedWithReasonAndEnd() {
        var written = writer.write(
                new Letter(
                        LetterKind.CHAT_ACCESS_OPENED,
                        "ada@example.org",
                        "Ada",
                        "fr",
                        Map.of(
                                "administrator",
                                "Grace Hopper",
                                "reason",
                                "Ticket <b>4711</b>\r\nBcc: x@example.org",
                                "until",
                                "2026-11-23T10:00:00Z")),
                TIME);

        assertThat(written.text())
                .contains("Administrateur: Grace Hopper", "Motif: Ticket <b>4711</b> Bcc: x@example.org", "10:00 UTC");
        assertThat(written.html()).contains("Ticket &lt;b&gt;4711&lt;/b&gt;").doesNotContain("<b>4711");
    }

    private LetterWriter.Written write(LetterKind kind, String language, String name) {
        return writer.write(new Letter(kind, "ada@example.org", name, language, VALUES), TIME);
    }
}
