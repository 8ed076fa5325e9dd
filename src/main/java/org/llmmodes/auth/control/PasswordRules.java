package org.llmmodes.auth.control;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.FieldError;

/**
 * What a new password must be. PASSWORD_POLICY=complexity: 12..128 characters of four kinds, no run of four equal ones; =nist: 15..128
 * characters of any kind (SP 800-63B-4 §3.1.1.2, ASVS 5.0 V6.2). Both refuse what is common or easily guessed, judged by zxcvbn with the
 * account's own words.
 */
@ApplicationScoped
public class PasswordRules {

    /** Longer passwords are refused before anything looks at them. */
    public static final int MAX_LENGTH = 128;

    private static final int MIN_LENGTH = 12;
    private static final int MIN_LENGTH_NIST = 15;

    /** Of zxcvbn's 0..4; below 2 a password falls to fewer than 10^6 guesses. */
    private static final int MIN_STRENGTH = 2;

    private static final int MAX_STRENGTH = 4;

    /** zxcvbn takes time that grows with the square of the length; what makes a password weak shows earlier. */
    private static final int JUDGED_LENGTH = 64;

    private static final Pattern RUN_OF_FOUR = Pattern.compile("(.)\\1{3}", Pattern.DOTALL);

    private final Zxcvbn zxcvbn = new Zxcvbn();

    @Inject
    private Settings settings;

    /**
     * Judges a password.
     *
     * @param field   how the request names it
     * @param context words that a guesser would try first: name, address
     * @return what is wrong with it; empty when nothing is
     */
    public List<FieldError> check(String field, String password, List<String> context) {
        var errors = new ArrayList<FieldError>();
        var nist = settings.auth().passwordPolicy() == Settings.PasswordPolicy.NIST;
        var min = nist ? MIN_LENGTH_NIST : MIN_LENGTH;
        var length = password.codePointCount(0, password.length());
        if (length < min) {
            errors.add(new FieldError(field, "Must have at least " + min + " characters.", "too_short"));
        }
        if (length > MAX_LENGTH) {
            errors.add(new FieldError(field, "Must have at most " + MAX_LENGTH + " characters.", "too_long"));
            return errors;
        }
        if (!nist) {
            complexity(field, password, errors);
        }
        if (errors.isEmpty() && strengthOf(password, context).getScore() < MIN_STRENGTH) {
            errors.add(new FieldError(
                    field,
                    "Is too common or too easily guessed; use several unrelated words or a password manager.",
                    "too_common"));
        }
        return errors;
    }

    /** What a password is worth to somebody nothing is known of. */
    public PasswordStrength strengthOf(String password) {
        var errors = check("password", password, List.of());
        var measured = strengthOf(password, List.of());
        var feedback = new LinkedHashSet<String>();
        errors.forEach(error -> feedback.add(error.message()));
        if (measured.getScore() < MAX_STRENGTH) {
            feedback.add(measured.getFeedback().getWarning());
            feedback.addAll(measured.getFeedback().getSuggestions());
        }
        feedback.remove("");
        return new PasswordStrength(
                errors.isEmpty() ? measured.getScore() + 1 : measured.getScore(), List.copyOf(feedback));
    }

    private static void complexity(String field, String password, List<FieldError> errors) {
        if (password.chars().noneMatch(Character::isUpperCase)) {
            errors.add(new FieldError(field, "Must contain an upper-case letter.", "no_upper_case"));
        }
        if (password.chars().noneMatch(Character::isLowerCase)) {
            errors.add(new FieldError(field, "Must contain a lower-case letter.", "no_lower_case"));
        }
        if (password.chars().noneMatch(Character::isDigit)) {
            errors.add(new FieldError(field, "Must contain a digit.", "no_digit"));
        }
        if (password.chars().allMatch(Character::isLetterOrDigit)) {
            errors.add(new FieldError(field, "Must contain a special character.", "no_special"));
        }
        if (RUN_OF_FOUR.matcher(password).find()) {
            errors.add(new FieldError(field, "Must not repeat a character four times in a row.", "repeated"));
        }
    }

    /** zxcvbn's view of a password, with the account's words and the product's name among the guesses. */
    Strength strengthOf(String password, List<String> context) {
        var judged = password.length() <= JUDGED_LENGTH ? password : password.substring(0, JUDGED_LENGTH);
        var words = Stream.concat(
                        Stream.of("llm_modes", "llmmodes", "llm-modes"),
                        context.stream()
                                .flatMap(word ->
                                        Stream.concat(Stream.of(word), Arrays.stream(word.split("[^\\p{L}\\p{N}]+")))))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= 3)
                .distinct()
                .toList();
        return zxcvbn.measure(judged, words);
    }
}
