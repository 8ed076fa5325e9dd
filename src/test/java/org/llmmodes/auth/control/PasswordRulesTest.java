package org.llmmodes.auth.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.llmmodes.platform.config.SettingsReader;
import org.llmmodes.platform.problem.FieldError;

/** Which passwords are taken, under both policies. */
class PasswordRulesTest {

    private static final OwnWords ADA = OwnWords.of(List.of("Ada", "Lovelace-King"), "countess.augusta@example.org");

    private final PasswordRules complexity = rules("complexity");
    private final PasswordRules nist = rules("nist");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Correct-Horse-7-Battery",
                "xK9#mZ2$vQ7!",
                "Grün ist die Heide, 1951!",
                "пароль-Длинный-42-ветер",
                "Violin Canyon 88 Mustard",
                "Tr4m \uD83E\uDD84 \uD83C\uDF2E unusual Shelf",
                "Cupboard9Zebra!Kiln"
            })
    void goodPasswordsAreTaken(String password) {
        assertThat(codes(complexity, password)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password123!",
                "P@ssw0rd1234",
                "Summer2026!!",
                "Qwerty123456!",
                "Welcome2026!",
                "Iloveyou123!",
                "!!Dragon2024",
                "Letmein12345!",
                "Passw0rd!Passw0rd!",
                "Abcd1234!@#$"
            })
    void commonPasswordsWithSomeDecorationAreNot(String password) {
        assertThat(codes(complexity, password)).containsExactly("too_common");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Violin-Lovelace-88-Mustard",
                "Violin-L0vel4ce-88-Mustard",
                "Violin-LOVE-LACE-88-Mustard",
                "Countess.Augusta+Violin88",
                "Augusta-Violin-Canyon-88",
                "Violin-LLM_Modes-88-Mustard",
                "Violin-Lövelâce-88-Mustard"
            })
    void ownWordsAreNotTakenHoweverLongThePassword(String password) {
        assertThat(codes(complexity, password)).contains("own_words");
        assertThat(codes(nist, password + "-and-much-more")).contains("own_words");
    }

    @Test
    void shortNamesArePartsOfTooManyWords() {
        assertThat(codes(complexity, "Canada-Violin-88-Mustard")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "violin canyon mustard, ''",
        "violin canyon, too_short",
        "aaaaaaaaaaaaaaaaaaaa, too_common",
        "passwordpassword, too_common",
        "123456789012345678, too_common"
    })
    void nistAsksForLengthAndNoComposition(String password, String code) {
        assertThat(codes(nist, password)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void lengthIsCountedInCharactersAndLongOnesAreRefusedAtOnce() {
        var unicorns = "\uD83E\uDD84".repeat(122) + "Aa1!zq";
        assertThat(codes(complexity, unicorns)).doesNotContain("too_long");
        assertThat(codes(complexity, unicorns + "x")).containsExactly("too_long");
        assertThat(codes(complexity, "Aa1!" + "x".repeat(1_000_000))).containsExactly("too_long");
    }

    @Test
    void lengthIsCountedAfterCompositionWhereverAPasswordIsTyped() {
        var decomposed = "e\u0301".repeat(128);
        assertThat(PasswordRules.lengthOf(decomposed)).isEqualTo(128);
        assertThat(PasswordRules.lengthOf(decomposed + "x")).isEqualTo(129);
        assertThat(PasswordRules.lengthOf("\u03B1\u0313\u0300\u0345".repeat(128)))
                .isEqualTo(128);
        assertThat(codes(complexity, "Violin-88-Mustard" + "e\u0301\u0323".repeat(40)))
                .isEmpty();
    }

    @Test
    @Timeout(2)
    void accentsThatTakeLongToSortAreRefusedBeforeTheyAreComposed() {
        var hostile = "\u0301\u0323".repeat(100_000);
        assertThat(codes(complexity, hostile)).containsExactly("too_long");
        assertThat(PasswordRules.lengthOf(hostile)).isGreaterThan(PasswordRules.MAX_LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4@8({[<3691!|1760$57+%24@8({[<3691!|1760$57+%24@8({[<3691!|1760$57+%2",
                "1|!7+({[<1|!7+({[<p1|!7+({[<1|!7+({[<a1|!7+({[<1|!7+({[<1|!7+({[A",
                "[6370{0<%697+(80+8595!!202%7|8[04<(@94+0[6370{0<%697+(80+8595aA",
                "06601<4{$0956{<<05[31@!8|@+(6|688<@[!4+([38[||1$|(|4+(14%||08!aA",
                "Passw0rd$Passw0rd$Passw0rd$Passw0rd$Passw0rd$Passw0rd$Passw0rd$",
                "Password1!aAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaA"
            })
    void aPasswordThatIsLongToJudgeIsJudgedInPart(String password) {
        complexity.strengthOf("Warm-Up-7-Battery");
        var processor = ManagementFactory.getThreadMXBean();
        var before = processor.getCurrentThreadCpuTime();

        complexity.strengthOf(password);
        codes(nist, password);

        assertThat((processor.getCurrentThreadCpuTime() - before) / 1_000_000).isLessThan(1_000);
    }

    @Test
    void onlyLookAlikesThatWouldTakeLongAreLeftOut() {
        assertThat(JudgedPart.of("P@ssw0rd1234567890!")).isEqualTo("P@ssw0rd1234567890~");
        assertThat(JudgedPart.of("1234567890")).isEqualTo("1234567890");
        assertThat(JudgedPart.of("4@({69$5[")).isEqualTo("4@({69$~~");
        assertThat(JudgedPart.of("Violin-Canyon-88-Mustard".repeat(2)))
                .isEqualTo("Violin-Canyon-88-MustardViolin-Canyon-88");
    }

    @ParameterizedTest
    @CsvSource({
        "violinCanyon42\uD842\uDFB7\uD842\uDFB7, no_special",
        "violin-canyon-42-\uD801\uDC00, ''",
        "VIOLIN-CANYON-42-\uD801\uDC28, ''",
        "Violin-Canyon-\uD835\uDFD0, ''",
        "Password1\uD83E\uDD84\uD83C\uDF2E\uD83E\uDD80\uD83C\uDF88\uD83C\uDFA9, too_common"
    })
    void charactersBeyondTheFirst65536HaveTheirKindsToo(String password, String code) {
        assertThat(codes(complexity, password)).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void strengthGoesFromNothingToFive() {
        assertThat(complexity.strengthOf("").score()).isZero();
        assertThat(complexity.strengthOf("password").score()).isZero();
        assertThat(complexity.strengthOf("Summer2026!!").score()).isLessThanOrEqualTo(1);
        assertThat(complexity.strengthOf("violin canyon mustard").score()).isEqualTo(4);
        assertThat(complexity.strengthOf("violin canyon mustard").feedback()).isNotEmpty();
        assertThat(complexity.strengthOf("Violin-Canyon-88-Mustard")).isEqualTo(new PasswordStrength(5, List.of()));
    }

    private static List<String> codes(PasswordRules rules, String password) {
        return rules.check("password", password, ADA).stream()
                .map(FieldError::code)
                .toList();
    }

    private static PasswordRules rules(String policy) {
        var variables = Map.of("PASSWORD_POLICY", policy);
        return new PasswordRules(new SettingsReader(name -> Optional.ofNullable(variables.get(name))).read());
    }
}
