package org.llmmodes.auth.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clients send as the language that they read. */
class ReaderLanguageTest {

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "-",
                "=-",
                "-;q=1",
                "--",
                "-,-",
                "*-",
                "-de",
                "de-",
                "\t",
                ",",
                ";",
                ";q=",
                "q=1",
                "de;q=x",
                "de;q=2",
                "de;q=-1",
                "de;q=NaN",
                "*",
                "*;q=0",
                "\u00e9",
                "xx-yy-zz",
                "i-klingon",
                "en;q=0.0000000000000000000000001",
                "1",
                "toolongforasubtag"
            })
    void nonsenseMeansEnglish(String header) {
        assertThat(ReaderLanguage.of(header)).isEqualTo("en");
    }

    @ParameterizedTest
    @CsvSource({"de, de", "DE-at, de", "'it, de;q=0.5', de", "'de;q=0.2, en;q=0.9', en", "'ru, *', en"})
    void theBestOfOursIsTaken(String header, String language) {
        assertThat(ReaderLanguage.of(header)).isEqualTo(language);
    }
}
