package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.llmmodes.platform.crypto.Secrets;

/**
 * Codes for the day when the authenticator is lost: {@code k3mw-x7qa-2bnd}, 60 random bits each.
 *
 * <p>They are kept as HMACs under a key of their own, not as bcrypt hashes: nobody guesses 60 random bits, neither here (five failures
 * lock) nor from a stolen table (which is worth nothing without SECRET_KEY), so a slow hash would only slow the owner down.
 */
@ApplicationScoped
public class BackupCodes {

    static final int COUNT = 10;

    private static final String PURPOSE = "backup-code";
    private static final int BYTES = 8;
    private static final int GROUP = 4;
    private static final int LENGTH = 3 * GROUP;

    @Inject
    private Secrets secrets;

    /** Ten new codes. */
    List<String> make() {
        return Stream.generate(BackupCodes::makeOne).distinct().limit(COUNT).toList();
    }

    /** What is stored of a code, as typed: case, spaces and hyphens do not matter. */
    String hashOf(long userId, String code) {
        var plain = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return secrets.sign(PURPOSE, userId + "|" + plain);
    }

    private static String makeOne() {
        var letters =
                Base32.encode(Secrets.random(BYTES)).toLowerCase(Locale.ROOT).substring(0, LENGTH);
        return letters.substring(0, GROUP) + "-" + letters.substring(GROUP, 2 * GROUP) + "-"
                + letters.substring(2 * GROUP);
    }
}
