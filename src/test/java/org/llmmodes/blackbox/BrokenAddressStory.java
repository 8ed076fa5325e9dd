package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts and paths that are no part of a URI, and hosts that are somebody else's: no answer breaks on them or sends anybody there. */
@ParameterizedClass
@EnumSource(Database.class)
class BrokenAddressStory {

    private static final String CHAT = "{\"title\":\"Tea\",\"mode\":\"similar_questions\"}";

    private final Node node;

    BrokenAddressStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void whereSomethingNewIsDoesNotDependOnTheHostThatTheClientNames() {
        var user = node.visitor().signUp();

        for (var host : new String[] {"evil.example", "evil.example:81", "my_app:8000", "[::1]:8000", "EVIL"}) {
            var chat = send("POST", "/api/chats", host, user, CHAT);
            assertThat(chat).as(host).startsWith("HTTP/1.1 201");
            assertThat(header(chat, "Location")).matches("/api/chats/\\d+");
            assertThat(chat.toLowerCase(java.util.Locale.ROOT)).doesNotContain("evil");
            var settings = send(
                    "POST",
                    "/api/chats/settings/",
                    host,
                    node.visitor().signUp(),
                    "{\"mode\":\"similar_questions\",\"settings\":{}}");
            assertThat(header(settings, "Location")).isEqualTo("/api/chats/settings/similar_questions");
            var list = send("GET", "/api/chats?limit=1&q=a%20b", host, user, "");
            assertThat(list).startsWith("HTTP/1.1 200").doesNotContain("evil");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b", "a{b}", "a|b", "a\"b", "a<b>", "a^b", "a%zz", "[::1", "a:b", "a:-1", "a/b", "a?b", "a#b", "a@b",
                "a\\b", "a,b", "\u00e9"
            })
    void aHostThatIsNoneIsRefusedBeforeAnythingIsDone(String host) {
        var user = node.visitor().signUp();

        assertRefused(send("POST", "/api/chats", host, user, CHAT));
        assertRefused(send("GET", "/api/nope", host, node.visitor(), ""));
        assertRefused(send("GET", "/health", host, node.visitor(), ""));
        assertRefused(send(
                "POST",
                "/api/auth/login",
                host,
                node.visitor(),
                "{\"email\":\"" + user.email() + "\",\"password\":\"" + Visitor.PASSWORD + "\"}"));

        assertThat(user.get("/api/chats").is(200).json()).isEmpty();
        assertThat(user.get("/api/auth/sessions").is(200).json()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "{", "}", "|", "^", "\"", "<", ">", "`", "[", "a={b}"})
    void aPathThatIsNoneIsRefused(String text) {
        var user = node.visitor().signUp();
        for (var path : new String[] {
            "/api/;" + text,
            "/api/chats/;" + text,
            "/api/chats;" + text,
            "/api/auth/me/;" + text,
            "/api/" + text,
            "/;" + text,
            "/docs/" + text
        }) {
            for (var who : new Visitor[] {node.visitor(), user}) {
                assertThat(send("GET", path, "localhost", who, ""))
                        .as(path)
                        .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                        .doesNotContain("Exception", "RESTEASY");
            }
        }
        assertRefused(send("GET", "/api/;" + text, "localhost", node.visitor(), ""));
        assertRefused(send("GET", "/api/auth/me/;" + text, "localhost", user, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "{", "|", "^", "\"", "<", "%7Bx%7D", "%", "%zz", ";", "&&=", "\u00e9"})
    void aQueryBreaksNoPage(String text) {
        var user = node.visitor().signUp();
        user.openChat("similar_questions");
        user.openChat("similar_questions");

        var answer = send("GET", "/api/chats?limit=1&x=" + text, "localhost", user, "");

        assertThat(answer).matches("(?s)HTTP/1\\.1 (200|400) .*");
        if (answer.startsWith("HTTP/1.1 200")) {
            assertThat(header(answer, "Link")).startsWith("</api/chats?").contains("offset=1");
        }
    }

    private String send(String method, String path, String host, Visitor who, String body) {
        var token = who.accessToken().isEmpty() ? "" : "Authorization: Bearer " + who.accessToken() + "\r\n";
        return Wire.exchange(
                node.address(),
                method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + token
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void assertRefused(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("X-Content-Type-Options: nosniff", "/docs#problem-malformed-request")
                .doesNotContain("Exception", "\tat ");
    }

    private static String header(String answer, String name) {
        return answer.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }
}
