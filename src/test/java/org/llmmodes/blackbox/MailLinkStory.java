package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no link, or none for this: tokens of another purpose or shape, and addresses that are none. */
@ParameterizedClass
@EnumSource(Database.class)
class MailLinkStory {

    private static final String NEW_PASSWORD = "Other-Horse-8-Battery";

    private final Postbox post = Postbox.shared();
    private final Node node;
    private final MailLinks links;

    MailLinkStory(Database database) {
        this.node = Node.shared(database);
        this.links = new MailLinks(node);
    }

    @Test
    void aTokenServesItsOwnPurposeAlone() {
        var user = node.visitor().signUp();
        var verify = post.await(user.email(), MailLinks.VERIFY).token();
        links.ask("forgot-password", user.email()).is(200);
        var reset = post.await(user.email(), MailLinks.RESET).token();

        links.act("unlock", verify).isProblem(400, "invalid-token");
        links.act("unlock", reset).isProblem(400, "invalid-token");
        links.act("verify-email", reset).isProblem(400, "invalid-token");
        links.act("verify-email", user.refreshToken()).isProblem(400, "invalid-token");
        links.reset(verify, NEW_PASSWORD).isProblem(400, "invalid-token");
        links.reset(user.accessToken().substring(0, 500), NEW_PASSWORD).isProblem(400, "invalid-token");

        links.act("verify-email", verify).is(200);
        links.reset(reset, NEW_PASSWORD).is(200);
    }

    @Test
    void aTruncatedOrChangedTokenIsRefused() {
        var user = node.visitor().signUp();
        var token = post.await(user.email(), MailLinks.VERIFY).token();

        links.act("verify-email", token.substring(0, 42)).isProblem(400, "invalid-token");
        links.act("verify-email", token + "A").isProblem(400, "invalid-token");
        links.act("verify-email", token.toUpperCase(java.util.Locale.ROOT)).isProblem(400, "invalid-token");
        links.act("verify-email", "' or 1=1 --").isProblem(400, "invalid-token");
        links.act("verify-email", "é\u4e2d\ud83d\ude00").isProblem(400, "invalid-token");

        assertThat(user.get("/api/auth/me").at("is_verified").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-email", "unlock", "reset-password"})
    void aTokenOfAnotherShapeIsInvalid(String call) {
        var path = "/api/auth/" + call;
        for (var token : List.of("42", "null", "[\"a\"]", "{}", "\"\"", "\"" + "x".repeat(5000) + "\"")) {
            var body = "{\"token\":" + token + ",\"new_password\":\"" + NEW_PASSWORD + "\"}";
            node.visitor().post(path, body).isProblem(422, "validation");
        }
        node.visitor().post(path, "{}").isInvalid("token", "required");
        node.visitor().post(path, "{").isProblem(400, "malformed-request");
        node.visitor()
                .send("POST", path, "text/plain", BodyPublishers.ofString("token"))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "42               | wrong_type",
                "null             | required",
                "\"nobody\"       | invalid_email",
                "\"a@b.de, c@d.de\" | invalid_email",
                "\"a@b.de\\r\\nBcc: c@d.de\" | invalid_email",
                "\"ä@example.org\" | invalid_email"
            })
    void anAddressOfAnotherShapeIsInvalid(String email, String code) {
        for (var call : List.of("forgot-password", "resend-verification")) {
            node.visitor()
                    .post("/api/auth/" + call, "{\"email\":" + email + "}")
                    .isInvalid("email", code);
        }
    }
}
