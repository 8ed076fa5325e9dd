package org.llmmodes.auth.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors of RFC 6238 (appendix B, SHA-1), which have eight digits of which six-digit codes are the last six, and of RFC 4648. */
class TotpTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59,          94287082",
        "1111111109,  07081804",
        "1111111111,  14050471",
        "1234567890,  89005924",
        "2000000000,  69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long time, String expected) {
        var code = expected.substring(2);

        assertThat(Totp.codeOf(SECRET, time / 30)).isEqualTo(code);
        assertThat(Totp.stepOf(code, SECRET, Instant.ofEpochSecond(time), 0)).hasValue(time / 30);
    }

    @Test
    void oneStepOfDriftIsTakenAndNotTwo() {
        var now = Instant.ofEpochSecond(1_800_000_010);
        var step = now.getEpochSecond() / 30;

        for (var drift = -1; drift <= 1; drift++) {
            assertThat(Totp.stepOf(Totp.codeOf(SECRET, step + drift), SECRET, now, 0))
                    .hasValue(step + drift);
        }
        assertThat(Totp.stepOf(Totp.codeOf(SECRET, step - 2), SECRET, now, 0)).isEmpty();
        assertThat(Totp.stepOf(Totp.codeOf(SECRET, step + 2), SECRET, now, 0)).isEmpty();
    }

    @Test
    void neitherAUsedStepNorAnEarlierOneIsTaken() {
        var now = Instant.ofEpochSecond(1_800_000_010);
        var step = now.getEpochSecond() / 30;

        assertThat(Totp.stepOf(Totp.codeOf(SECRET, step), SECRET, now, step)).isEmpty();
        assertThat(Totp.stepOf(Totp.codeOf(SECRET, step - 1), SECRET, now, step))
                .isEmpty();
        assertThat(Totp.stepOf(Totp.codeOf(SECRET, step + 1), SECRET, now, step))
                .hasValue(step + 1);
    }

    @Test
    void onlySixAsciiDigitsLookLikeACode() {
        assertThat(Totp.looksLikeCode("012345")).isTrue();
        assertThat(Totp.looksLikeCode("12345")).isFalse();
        assertThat(Totp.looksLikeCode("1234567")).isFalse();
        assertThat(Totp.looksLikeCode("١٢٣٤٥٦")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void base32IsThatOfTheStandard(String text, String expected) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(expected);
    }

    @Test
    void theAddressIsEscapedInTheUri() {
        assertThat(Totp.uri("a+b?c@example.org", "MZXW6"))
                .isEqualTo("otpauth://totp/LLM_MODES:a%2Bb%3Fc%40example.org?secret=MZXW6&issuer=LLM_MODES"
                        + "&algorithm=SHA1&digits=6&period=30");
    }
}
