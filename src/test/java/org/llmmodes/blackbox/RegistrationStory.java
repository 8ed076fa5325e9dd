package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Getting an account. */
@ParameterizedClass
@EnumSource(Database.class)
class RegistrationStory {

    private final Node node;

    RegistrationStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aNameOfFiftyRareCharactersIsKept() {
        var name = "\uD842\uDFB7".repeat(50);
        var user = node.visitor().signUp();

        user.patch("/api/auth/me", Map.of("first_name", name, "last_name", name))
                .is(200);

        assertThat(user.get("/api/auth/me").is(200).at("last_name").asText()).isEqualTo(name);
        user.patch("/api/auth/me", Map.of("first_name", name + "a")).isProblem(422, "validation");
    }

    @Test
    void anAddressIsKnownInAnyCase() {
        var visitor = node.visitor().signUp();

        node.visitor()
                .register(visitor.email().toUpperCase(java.util.Locale.ROOT))
                .isProblem(409, "conflict");
        node.visitor()
                .login(visitor.email().toUpperCase(java.util.Locale.ROOT), Visitor.PASSWORD)
                .is(200);
    }

    @Test
    void twentyRacingRegistrationsMakeOneAccount() throws Exception {
        var address = "race-" + System.nanoTime() + "@example.org";
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            tasks.add(() -> node.visitor().register(address).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "email            | 42               | wrong_type",
                "email            | null             | required",
                "email            | 'no-address'     | invalid_email",
                "email            | 'a@b'            | invalid_email",
                "email            | 'é@example.org'  | invalid_email",
                "email            | 'аda@example.org' | invalid_email",
                "email            | 'ada@exаmple.org' | invalid_email",
                "email            | 'ada＠example.org' | invalid_email",
                "email            | 'ada@example.org\\r\\nBcc: x@example.org' | invalid_email",
                "email            | 'ada@example.org,x@example.org' | invalid_email",
                "email            | '\\u212Aing@example.org' | invalid_email",
                "first_name       | ''               | invalid_name",
                "first_name       | 'R2D2'           | invalid_name",
                "first_name       | 'A\\nBcc: x'     | invalid_name",
                "first_name       | 'A\\rB'          | invalid_name",
                "first_name       | 'A\\u2028B'      | invalid_name",
                "first_name       | 'A\\u202EB'      | invalid_name",
                "first_name       | '\\u3164\\u115F'  | invalid_name",
                "last_name        | 'B\\u0085'       | invalid_name",
                "last_name        | ['x']            | wrong_type",
                "password         | 'Short-1a'       | too_short",
                "password         | 'alllowercase-1' | no_upper_case",
                "password         | 'ALLUPPERCASE-1' | no_lower_case",
                "password         | 'NoDigitsHere--' | no_digit",
                "password         | 'NoSpecials1234' | no_special",
                "password         | 'Aaaaa-bcdef-12' | repeated",
                "password         | 'Password123!'   | too_common",
                "terms_accepted   | false            | not_accepted",
                "terms_accepted   | 'yes'            | wrong_type",
                "terms_accepted   | null             | required"
            })
    void aRegistrationWithABadFieldIsRefused(String field, String value, String code) {
        var body = registration();
        body.put(field, raw(value));
        if (field.equals("password")) {
            body.put("confirm_password", raw(value));
        }
        var text = "{"
                + body.entrySet().stream()
                        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                        .reduce((a, b) -> a + "," + b)
                        .orElseThrow()
                + "}";

        node.visitor().post("/api/auth/register", text).isInvalid(field, code);
    }

    @Test
    void passwordsMustAgree() {
        var body = registration();
        body.put("confirm_password", "\"Another-Horse-7-Battery\"");

        node.visitor()
                .post("/api/auth/register", body.toString().replace("=", ":").replaceAll("([a-z_]+):", "\"$1\":"))
                .isInvalid("confirm_password", "mismatch");
    }

    @Test
    void aMegabyteOfPasswordIsRefusedBeforeHashing() {
        node.visitor().login("ada@example.org", "x".repeat(1_000_000)).isInvalid("password", "too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "=-", "*-", "en,-"})
    void aLanguageThatIsNoneMeansEnglish(String language) {
        node.visitor()
                .with("Accept-Language", language)
                .register("tongue-" + System.nanoTime() + "@example.org")
                .is(201);
    }

    @Test
    void spacesAroundANameAreNotKept() {
        var visitor = node.visitor().signUp();

        var changed = visitor.patch("/api/auth/me", Map.of("first_name", "  Grace ", "last_name", " Hopper"))
                .is(200);

        assertThat(changed.at("first_name").asText()).isEqualTo("Grace");
        assertThat(changed.at("last_name").asText()).isEqualTo("Hopper");
        visitor.patch("/api/auth/me", Map.of("first_name", "   ")).isInvalid("first_name", "invalid_name");
    }

    @Test
    void nobodyMakesHimselfAnAdministrator() {
        var body = registration();
        body.put("roles", "[\"admin\"]");
        body.put("is_verified", "true");
        body.put("id", "1");
        var made = node.visitor()
                .post("/api/auth/register", body.toString().replace("=", ":").replaceAll("([a-z_]+):", "\"$1\":"))
                .is(201);

        assertThat(made.texts("roles")).containsExactly("user");
        assertThat(made.at("is_verified").asBoolean()).isFalse();
    }

    private static Map<String, String> registration() {
        return new HashMap<>(Map.of(
                "email",
                "\"user-" + System.nanoTime() + "@example.org\"",
                "first_name",
                "\"Ada\"",
                "last_name",
                "\"Lovelace\"",
                "password",
                "\"" + Visitor.PASSWORD + "\"",
                "confirm_password",
                "\"" + Visitor.PASSWORD + "\"",
                "terms_accepted",
                "true"));
    }

    private static String raw(String value) {
        return value.replace('\'', '"');
    }
}
