package org.llmmodes.auth.boundary;

import java.util.List;
import org.llmmodes.auth.control.PasswordStrength;

/**
 * What a password is worth.
 *
 * @param score    0 (guessed at once) to 5 (strong, and every rule is met)
 * @param feedback what would make it better, as sentences; empty when nothing has to
 */
public record PasswordStrengthResponse(int score, List<String> feedback) {

    static PasswordStrengthResponse of(PasswordStrength strength) {
        return new PasswordStrengthResponse(strength.score(), strength.feedback());
    }
}
