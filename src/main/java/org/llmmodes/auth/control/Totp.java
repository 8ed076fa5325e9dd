package org.llmmodes.auth.control;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as every authenticator app makes them (RFC 6238): HMAC-SHA-1, 30 seconds, six digits.
 *
 * <p>Worked case: at 12:00:10 the step is the one that began at 12:00:00. Its code is taken, and with one step of drift also those of
 * 11:59:30 and 12:00:30 (§5.2), unless a code of the same or a later step was taken before.
 */
final class Totp {

    /** RFC 4226 §4 recommends 160 bits. */
    static final int SECRET_BYTES = 20;

    private static final String ISSUER = "LLM_MODES";
    private static final Duration STEP = Duration.ofSeconds(30);
    private static final int DIGITS = 6;
    private static final int DRIFT = 1;
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private Totp() {}

    /** Whether a text could be a code at all. */
    static boolean looksLikeCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * The time step that a code belongs to.
     *
     * @param after no step up to this one is considered
     * @return empty when the code is of none of the steps that are good now
     */
    static OptionalLong stepOf(String code, byte[] secret, Instant now, long after) {
        var current = now.getEpochSecond() / STEP.toSeconds();
        var found = OptionalLong.empty();
        for (var step = current - DRIFT; step <= current + DRIFT; step++) {
            var matches = MessageDigest.isEqual(
                    codeOf(secret, step).getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8));
            if (matches && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    static String codeOf(byte[] secret, long step) {
        try {
            return GENERATOR.generateOneTimePasswordString(
                    new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the QR code says, in the form that authenticator apps agreed on. */
    static String uri(String email, String secret) {
        return "otpauth://totp/" + ISSUER + ":" + encode(email) + "?secret=" + secret + "&issuer=" + ISSUER
                + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + STEP.toSeconds();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
