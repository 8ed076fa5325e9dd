package org.llmmodes.auth.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.platform.config.SettingsReader;
import org.llmmodes.platform.crypto.Secrets;

/** What hashes promise: every byte counts, former hashes go on, outdated ones are known. */
class PasswordHasherTest {

    private final PasswordHasher hasher = hasher("4", "a-secret-key-of-more-than-thirty-two-bytes");

    @Test
    void everyByteCountsAlsoBeyondBcryptsSeventyTwo() {
        var long1 = "x".repeat(127) + "1";
        var hash = hasher.hashNow(long1);

        assertThat(hasher.matchesNow(long1, hash)).isTrue();
        assertThat(hasher.matchesNow("x".repeat(127) + "2", hash)).isFalse();
        assertThat(hasher.matchesNow("x".repeat(127), hash)).isFalse();
    }

    @Test
    void anAccentIsTheSameFromEveryKeyboard() {
        var hash = hasher.hashNow("Caf\u00e9-Violin-88");

        assertThat(hasher.matchesNow("Cafe\u0301-Violin-88", hash)).isTrue();
        assertThat(hasher.matchesNow("Cafe-Violin-88", hash)).isFalse();
        // NFC keeps compatibility characters apart, NFKC would not.
        assertThat(hasher.matchesNow("Caf\u00e9-Violin-\u2468\u2468", hash)).isFalse();
    }

    /** Published test vectors of bcrypt ($2a$) and their like as Python's passlib writes them ($2b$). */
    @ParameterizedTest
    @ValueSource(strings = {"$2a$", "$2b$"})
    void plainHashesOfTheFormerServiceAreCheckedAndOutdated(String version) {
        var hash = version + "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";

        assertThat(hasher.matchesNow("U*U", hash)).isTrue();
        assertThat(hasher.matchesNow("U*V", hash)).isFalse();
        assertThat(hasher.isOutdated(hash)).isTrue();
    }

    @Test
    void aPlainHashOfAnUncomposedPasswordGoesOn() {
        var typed = "Cafe\u0301-Violin-88";
        var hash = org.springframework.security.crypto.bcrypt.BCrypt.hashpw(
                typed, org.springframework.security.crypto.bcrypt.BCrypt.gensalt("$2b", 4));

        assertThat(hasher.matchesNow(typed, hash)).isTrue();
    }

    @Test
    void anotherCostIsOutdatedAndAnotherPepperMatchesNothing() {
        var hash = hasher.hashNow("Violin-Canyon-88");

        assertThat(hasher.isOutdated(hash)).isFalse();
        assertThat(hasher("5", "a-secret-key-of-more-than-thirty-two-bytes").isOutdated(hash))
                .isTrue();
        assertThat(hasher("4", "another-secret-key-of-more-than-32-bytes").matchesNow("Violin-Canyon-88", hash))
                .isFalse();
    }

    private static PasswordHasher hasher(String cost, String secret) {
        var variables = Map.of("BCRYPT_COST", cost);
        return new PasswordHasher(
                new Secrets(secret), new SettingsReader(name -> Optional.ofNullable(variables.get(name))).read());
    }
}
