package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that a hostile client sends to the calls of accounts: a clear problem, nothing changed, nothing leaked. */
@ParameterizedClass
@EnumSource(Database.class)
class HostileRequestStory {

    private static final String MARK = "zebra-7731";

    /** JSON values that are no text that any field takes. */
    private static final List<String> VALUES = List.of(
            "42",
            "-1.5e308",
            "true",
            "null",
            "[]",
            "[\"" + MARK + "\"]",
            "{}",
            "{\"a\":\"" + MARK + "\"}",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"" + MARK + "\\r\\nSet-Cookie: a=b\"",
            "\"" + MARK + "%n%s${jndi:ldap://127.0.0.1/a}<script>'\\\"\"",
            "\"" + MARK.repeat(90_000) + "\"");

    private final Node node;

    HostileRequestStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @CsvSource({
        "POST register, email first_name last_name password confirm_password terms_accepted",
        "POST login, email password",
        "POST refresh, refresh_token",
        "POST logout, refresh_token",
        "PATCH me, first_name last_name",
        "DELETE me, password",
        "POST verify-email, token",
        "POST resend-verification, email",
        "POST forgot-password, email",
        "POST reset-password, token new_password",
        "POST unlock, token",
        "POST change-password, current_password new_password confirm_password",
        "POST mfa/enable, code",
        "POST mfa/disable, password code",
        "POST mfa/backup-codes, password code",
        "POST bootstrap, token email first_name last_name password confirm_password"
    })
    void whatAFieldDoesNotTakeIsRefusedAndChangesNothing(String call, String fields) {
        var user = node.visitor().signUp();
        var before = user.get("/api/auth/me").is(200);
        var path = "/api/auth/" + call.substring(call.indexOf(' ') + 1);
        for (var field : fields.split(" ", -1)) {
            for (var value : valuesFor(call, field)) {
                var body = new LinkedHashMap<>(sane(fields));
                body.put(field, value);
                var shown = value.length() > 60 ? value.substring(0, 60) : value;

                var answer = user.send(
                        call.substring(0, call.indexOf(' ')),
                        path,
                        "application/json",
                        BodyPublishers.ofString(json(body)));

                assertThat(answer.status()).as(call + " " + field + "=" + shown).isBetween(400, 499);
                answer.isProblem(answer.status(), slugOf(answer));
                assertThat(answer.text()).doesNotContain(MARK);
                assertThat(answer.header("Set-Cookie")).isEmpty();
            }
        }

        assertThat(user.get("/api/auth/me").is(200).text()).isEqualTo(before.text());
        node.visitor().login(user.email(), Visitor.PASSWORD).is(200);
        assertThat(node.log()).doesNotContain(MARK);
    }

    @Test
    void fieldsThatNobodyAskedForAreIgnored() {
        var user = node.visitor().signUp();

        user.patch("/api/auth/me", Map.of("id", 1, "email", "x@example.org", "roles", List.of("admin"), "is_active", 0))
                .is(200);

        var me = user.get("/api/auth/me").is(200);
        assertThat(me.at("email").asText()).isEqualTo(user.email());
        assertThat(me.texts("roles")).containsExactly("user");
        assertThat(me.at("is_active").asBoolean()).isTrue();
    }

    private static List<String> valuesFor(String call, String field) {
        var values = new ArrayList<>(VALUES);
        if (field.equals("terms_accepted")) {
            values.remove("true");
        }
        if (call.equals("PATCH me")) {
            // Absent and null keep a name.
            values.remove("null");
        }
        return values;
    }

    /** Fields that would do, as far as they can without being true. */
    private static Map<String, String> sane(String fields) {
        var all = Map.of(
                "email", "\"hostile-" + System.nanoTime() + "@example.org\"",
                "first_name", "\"Ada\"",
                "last_name", "\"King\"",
                "password", "\"Wrong-Horse-7-Battery\"",
                "confirm_password", "\"Wrong-Horse-7-Battery\"",
                "current_password", "\"Wrong-Horse-7-Battery\"",
                "new_password", "\"Wrong-Horse-7-Battery\"",
                "refresh_token", "\"r1.e30.e30\"",
                "token", "\"no-token-of-anybody\"",
                "code", "\"123456\"");
        var chosen = new LinkedHashMap<String, String>();
        for (var field : fields.split(" ", -1)) {
            chosen.put(field, all.getOrDefault(field, "true"));
        }
        return chosen;
    }

    private static String json(Map<String, String> body) {
        var parts = new ArrayList<String>();
        body.forEach((name, value) -> parts.add("\"" + name + "\":" + value));
        return "{" + String.join(",", parts) + "}";
    }

    private static String slugOf(Answer answer) {
        return answer.at("type").asText().replace("/docs#problem-", "");
    }
}
