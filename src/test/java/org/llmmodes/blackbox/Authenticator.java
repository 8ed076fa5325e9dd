package org.llmmodes.blackbox;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: it has the secret of one account and shows codes. */
final class Authenticator {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final long STEP = 30;

    private final byte[] secret;
    private long lastStep;

    Authenticator(String base32) {
        this.secret = decode(base32);
    }

    /** A code that was not shown before and that the server takes now; waits where all of those were shown. */
    String code() {
        Patience.until(Authenticator::now, now -> lastStep <= now);
        lastStep = Math.max(lastStep + 1, now() - 1);
        return codeOf(lastStep);
    }

    /** The code that was shown last. */
    String sameCode() {
        return codeOf(lastStep);
    }

    /** The code of so many steps from now. */
    String codeAt(int offset) {
        return codeOf(now() + offset);
    }

    /** Six digits that are the code of no step around now. */
    String wrongCode() {
        for (int i = 0; ; i++) {
            var code = String.format("%06d", i);
            var wrong = true;
            for (int offset = -3; offset <= 3; offset++) {
                wrong &= !codeAt(offset).equals(code);
            }
            if (wrong) {
                return code;
            }
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond() / STEP;
    }

    private String codeOf(long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String base32) {
        var bytes = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            held = (held << 5) | ALPHABET.indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(held >> bits);
                held &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
