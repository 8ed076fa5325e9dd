package org.llmmodes.auth.control;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.llmmodes.platform.config.Settings;
import org.llmmodes.platform.problem.FieldError;

/**
 * What a new password must be. PASSWORD_POLICY=complexity: 12..128 characters of four kinds, no run of four equal ones; =nist: 15..128
 * characters of any kind (SP 800-63B-4 §3.1.1.2, ASVS 5.0 V6.2). Both refuse the owner's own words, and what is common or easily guessed, which
 * zxcvbn judges with its list of 30,000 common passwords and its dictionaries. Characters are code points after composition (NFC).
 */
@ApplicationScoped
public class PasswordRules {

    /** Longer passwords are refused before anything looks at them. */
    public static final int MAX_LENGTH = 128;

    /** No composed character has more parts. Composing takes time that grows with the square of the length: beyond this nobody begins. */
    private static final int MAX_PARTS = 4;

    private static final int MIN_LENGTH = 12;
    private static final int MIN_LENGTH_NIST = 15;

    /** Of zxcvbn's 0..4; below 2 a password falls to fewer than 10^6 guesses. */
    private static final int MIN_STRENGTH = 2;

    private static final int MAX_STRENGTH = 4;
    private static final String TOO_COMMON = "too_common";

    /** What stands before the first and after the last letter. */
    private static final Pattern DECORATION = Pattern.compile("^\\P{L}+|\\P{L}+$");

    private static final int MAX_DECORATION = 8;
    private static final int MIN_CORE = 3;

    /** log10: what is among the first 10,000 guesses is common, however it is decorated. */
    private static final double COMMON_GUESSES = 4;

    /** How many may wait for being judged: each takes some 50 ms at worst, so the last waits two seconds. */
    private static final int JUDGED_AT_ONCE = 80;

    private static final Pattern RUN_OF_FOUR = Pattern.compile("(.)\\1{3}", Pattern.DOTALL);

    private final Zxcvbn zxcvbn = new Zxcvbn();

    private final Settings.PasswordPolicy policy;

    @Inject
    public PasswordRules(Settings settings) {
        this.policy = settings.auth().passwordPolicy();
    }

    /** For the proxy only. */
    protected PasswordRules() {
        this.policy = Settings.PasswordPolicy.COMPLEXITY;
    }

    /** How many characters a password has once it is composed, as it is counted and hashed wherever it is typed. */
    public static int lengthOf(String typed) {
        var parts = typed.codePointCount(0, typed.length());
        return parts > MAX_LENGTH * MAX_PARTS ? parts : countOf(composed(typed));
    }

    private static String composed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    private static int countOf(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Judges a password.
     *
     * @param field   how the request names it
     * @param typed   the password
     * @param own     words that a guesser would try first
     * @return what is wrong with it; empty when nothing is
     */
    public List<FieldError> check(String field, String typed, OwnWords own) {
        var errors = new ArrayList<FieldError>();
        var length = lengthOf(typed);
        if (length > MAX_LENGTH) {
            errors.add(new FieldError(field, "Must have at most " + MAX_LENGTH + " characters.", "too_long"));
            return errors;
        }
        var password = composed(typed);
        var nist = policy == Settings.PasswordPolicy.NIST;
        var min = nist ? MIN_LENGTH_NIST : MIN_LENGTH;
        if (length < min) {
            errors.add(new FieldError(field, "Must have at least " + min + " characters.", "too_short"));
        }
        if (!nist) {
            complexity(field, password, errors);
        }
        if (own.areIn(password)) {
            errors.add(new FieldError(
                    field, "Must not contain your name, your address or the name of this service.", "own_words"));
        }
        if (errors.isEmpty() && (strengthOf(password, own).getScore() < MIN_STRENGTH || isDecorated(password))) {
            errors.add(new FieldError(
                    field,
                    "Is too common or too easily guessed; use several unrelated words or a password manager.",
                    TOO_COMMON));
        }
        return errors;
    }

    /**
     * As {@link #strengthOf(String)}, but in a bulkhead: anybody may ask, and it takes a processor for some milliseconds. Who finds the queue full is
     * told so at once.
     */
    @Asynchronous
    @Bulkhead(value = 2, waitingTaskQueue = JUDGED_AT_ONCE)
    public CompletionStage<PasswordStrength> strengthInTurn(String password) {
        return CompletableFuture.completedFuture(strengthOf(password));
    }

    /** What a password is worth to somebody nothing is known of. */
    public PasswordStrength strengthOf(String password) {
        var errors = check("password", password, OwnWords.ofNobody());
        var measured = strengthOf(password, OwnWords.ofNobody());
        var feedback = new LinkedHashSet<String>();
        errors.forEach(error -> feedback.add(error.message()));
        if (measured.getScore() < MAX_STRENGTH) {
            feedback.add(measured.getFeedback().getWarning());
            feedback.addAll(measured.getFeedback().getSuggestions());
        }
        feedback.remove("");
        var common = errors.stream().anyMatch(error -> error.code().equals(TOO_COMMON));
        var score = errors.isEmpty() ? measured.getScore() + 1 : measured.getScore();
        return new PasswordStrength(common ? Math.min(1, score) : score, List.copyOf(feedback));
    }

    private static void complexity(String field, String password, List<FieldError> errors) {
        if (password.codePoints().noneMatch(Character::isUpperCase)) {
            errors.add(new FieldError(field, "Must contain an upper-case letter.", "no_upper_case"));
        }
        if (password.codePoints().noneMatch(Character::isLowerCase)) {
            errors.add(new FieldError(field, "Must contain a lower-case letter.", "no_lower_case"));
        }
        if (password.codePoints().noneMatch(Character::isDigit)) {
            errors.add(new FieldError(field, "Must contain a digit.", "no_digit"));
        }
        if (password.codePoints().allMatch(Character::isLetterOrDigit)) {
            errors.add(new FieldError(field, "Must contain a special character.", "no_special"));
        }
        if (RUN_OF_FOUR.matcher(password).find()) {
            errors.add(new FieldError(field, "Must not repeat a character four times in a row.", "repeated"));
        }
    }

    /** Whether a common password only got capitals and some digits and signs around it, as in Summer2026!! or #1Qwerty123. */
    private boolean isDecorated(String password) {
        var core = DECORATION.matcher(password).replaceAll("");
        var decoration = countOf(password) - countOf(core);
        return core.length() >= MIN_CORE
                && decoration > 0
                && decoration <= MAX_DECORATION
                && zxcvbn.measure(JudgedPart.of(core).toLowerCase(Locale.ROOT)).getGuessesLog10() < COMMON_GUESSES;
    }

    /** zxcvbn's view of a password, with the owner's words and the product's name among the guesses. */
    private Strength strengthOf(String password, OwnWords own) {
        return zxcvbn.measure(JudgedPart.of(password), own.words());
    }
}
