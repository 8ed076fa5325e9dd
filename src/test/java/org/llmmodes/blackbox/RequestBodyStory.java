package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every body that is sent, shown on the call that takes one from anybody. */
@ParameterizedClass
@EnumSource(Database.class)
class RequestBodyStory {

    private final Node node;

    RequestBodyStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void aBodyOfTooManyValuesIsMalformed() {
        login("application/json", "{\"extra\":[" + "{},".repeat(60_000) + "{}]}")
                .isProblem(400, "malformed-request");
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        login("text/plain", "hello").isProblem(415, "unsupported-media-type");
        login("application/x-www-form-urlencoded", "email=a%40b.de").isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"email\":}",
                "{'email':1}",
                "",
                "{\"email\":\"a@b.de\",\"email\":\"c@d.de\"}",
                "{} trailing",
                "{}{}",
                "{\"email\":\"a@b.de\",\"password\":\"x\"}{\"email\":\"a@b.de\",\"password\":\"x\"}",
                "NaN",
                "{\"a\":\"\u0000\"}"
            })
    void whatIsNotJsonIsMalformed(String body) {
        var refused = login("application/json", body).isProblem(400, "malformed-request");

        assertThat(refused.text()).doesNotContain("a@b.de", "trailing", "NaN", "Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "\"text\"", "7"})
    void whatIsNoObjectIsInvalid(String body) {
        login("application/json", body).isInvalid("", "wrong_type");
    }

    @Test
    void aBodyNestedTooDeepIsMalformed() {
        login("application/json", "{\"extra\":" + "[".repeat(100_000)).isProblem(400, "malformed-request");
        login("application/json", "{\"extra\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000) + "}")
                .isProblem(400, "malformed-request");
    }

    @Test
    void textThatCannotBeStoredIsInvalid() {
        login("application/json", "{\"email\":\"a\\u0000@b.de\",\"password\":\"x\"}")
                .isInvalid("email", "invalid_characters");
        login("application/json", "{\"email\":\"\\ud800@b.de\",\"password\":\"x\"}")
                .isInvalid("email", "invalid_characters");
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        var body = "{\"email\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        node.visitor()
                .send("POST", "/api/auth/login", "application/json", BodyPublishers.ofByteArray(body))
                .isProblem(400, "malformed-request");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherDeclaredOrNot() {
        var body = ("{\"email\":\"" + "x".repeat(1_200_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        node.visitor()
                .send("POST", "/api/auth/login", "application/json", BodyPublishers.ofByteArray(body))
                .isProblem(413, "too-large");
        node.visitor()
                .send(
                        "POST",
                        "/api/auth/login",
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .isProblem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json"})
    void whereThereIsNoBodyItsTypeMeansNothing(String contentType) {
        var user = node.visitor().signUp();
        var chat = user.openChat("similar_questions");
        var client = user.with("Content-Type", contentType);

        for (var path : List.of(
                "/api/chats", "/api/auth/me", "/api/auth/sessions", "/api/chats/" + chat, "/api/chats/search?q=x")) {
            client.get(path).is(200);
        }
    }

    private Answer login(String contentType, String body) {
        return node.visitor().send("POST", "/api/auth/login", contentType, BodyPublishers.ofString(body));
    }
}
