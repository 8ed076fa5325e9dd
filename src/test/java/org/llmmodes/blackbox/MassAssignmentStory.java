package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** More fields than a call takes: read from the OpenAPI document, every call with a body is sent what is none of the client's business. */
@ParameterizedClass
@EnumSource(Database.class)
class MassAssignmentStory {

    private static final long NOBODYS = 999_999_937;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Node node;
    private final Visitor admin;
    private final JsonNode document;
    private final long neighbour;

    MassAssignmentStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
        this.document = node.visitor().get("/openapi.json").is(200).json();
        this.neighbour =
                node.visitor().signUp().get("/api/auth/me").is(200).at("id").asLong();
    }

    /** A call that everybody may make, with the body of its example. */
    private record Call(String id, String method, String path, ObjectNode body) {}

    @Test
    void whatACallDoesNotTakeIsIgnored() {
        var calls = publicCalls();
        assertThat(calls).hasSizeGreaterThan(20);
        var accepted = 0;
        for (var call : calls) {
            var user = node.visitor().signUp();
            var before = admin.get(pathOf(user)).is(200);
            var chat = user.openChat("similar_questions");
            var sent = user.post("/api/chats/" + chat + "/messages", Map.of("content", "Why is the sky blue?"))
                    .is(201);
            var newcomer = "new-" + UUID.randomUUID() + "@example.org";

            var answer = user.send(
                    call.method(),
                    call.path()
                            .replace("{id}", Long.toString(chat))
                            .replace("{reply_id}", sent.at("reply/id").asText())
                            .replace("{mode}", "similar_questions"),
                    "application/json",
                    BodyPublishers.ofString(greedy(fitted(call, user, newcomer)).toString()));

            assertThat(answer.status()).as(call.id() + " " + answer.text()).isLessThan(500);
            accepted += answer.status() < 300 ? 1 : 0;
            isTheSame(call, user, before);
            isOnesOwn(call, answer, before.at("id").asLong());
            if (call.id().equals("register")) {
                var made = node.visitor().signIn(newcomer).get("/api/auth/me").is(200);
                isModest(made.json(), call.id());
            }
        }
        assertThat(accepted).as("calls that did what their own fields say").isGreaterThan(12);
    }

    private List<Call> publicCalls() {
        var calls = new ArrayList<Call>();
        document.path("paths").properties().stream()
                .filter(path ->
                        path.getKey().startsWith("/api/") && !path.getKey().startsWith("/api/admin/"))
                .forEach(path -> path.getValue().properties().forEach(call -> {
                    var media = call.getValue().at("/requestBody/content/application~1json");
                    if (!media.isMissingNode()) {
                        calls.add(new Call(
                                call.getValue().path("operationId").asText(),
                                call.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                exampleOf(media)));
                    }
                }));
        return calls;
    }

    private ObjectNode exampleOf(JsonNode media) {
        var example = media.has("example")
                ? media.get("example")
                : media.get("examples").iterator().next();
        while (example.has("$ref")) {
            example = document.at(example.get("$ref").asText().substring(1));
        }
        return (ObjectNode) (media.has("example") ? example : example.get("value"));
    }

    /** The example with the address, the password and the tokens of a real account, so that the call gets as far as it can. */
    private static ObjectNode fitted(Call call, Visitor user, String newcomer) {
        var body = call.body().deepCopy();
        if (body.has("email")) {
            body.put("email", call.id().equals("register") ? newcomer : user.email());
        }
        for (var field : List.of("password", "confirm_password", "current_password")) {
            if (body.has(field) && !call.id().equals("changePassword")) {
                body.put(field, Visitor.PASSWORD);
            }
        }
        if (call.id().equals("changePassword")) {
            body.put("current_password", Visitor.PASSWORD);
        }
        if (body.has("refresh_token")) {
            body.put("refresh_token", user.refreshToken());
        }
        return body;
    }

    /** With everything that somebody might try, as far as the call has no such field of its own. */
    private ObjectNode greedy(ObjectNode body) {
        ObjectNode more = JSON.valueToTree(Map.ofEntries(
                Map.entry("id", NOBODYS),
                Map.entry("user_id", neighbour),
                Map.entry("chat_id", NOBODYS),
                Map.entry("email", "taken@example.org"),
                Map.entry("is_verified", true),
                Map.entry("is_active", false),
                Map.entry("is_admin", true),
                Map.entry("roles", List.of("admin")),
                Map.entry("groups", List.of("admin")),
                Map.entry("mfa_enabled", true),
                Map.entry("role", "assistant"),
                Map.entry("status", "failed"),
                Map.entry("engine", "mine"),
                Map.entry("password_hash", "x"),
                Map.entry("created_at", "2001-01-01T00:00:00Z"),
                Map.entry("locked_until", "2099-01-01T00:00:00Z"),
                Map.entry("version", 99)));
        more.setAll(body);
        return more;
    }

    /** What only administrators change is as it was; the account may be gone by its own wish. */
    private void isTheSame(Call call, Visitor user, Answer before) {
        var now = admin.get("/api/admin/users/" + before.at("id").asLong());
        if (call.id().equals("deleteMe")) {
            now.is(404);
            return;
        }
        for (var field : List.of(
                "id", "email", "is_active", "is_verified", "mfa_enabled", "roles", "created_at", "locked_until")) {
            assertThat(now.is(200).at(field)).as(call.id() + " " + field).isEqualTo(before.at(field));
        }
        node.visitor()
                .login(
                        user.email(),
                        call.id().equals("changePassword")
                                ? call.body().path("new_password").asText()
                                : Visitor.PASSWORD)
                .is(200);
    }

    private static void isOnesOwn(Call call, Answer answer, long own) {
        if (answer.status() >= 300 || answer.text().isEmpty()) {
            return;
        }
        for (var owner : answer.json().findValues("user_id")) {
            assertThat(owner.asLong()).as(call.id()).isEqualTo(own);
        }
        for (var id : answer.json().findValues("id")) {
            assertThat(id.asLong()).as(call.id()).isNotEqualTo(NOBODYS);
        }
        for (var made : answer.json().findValuesAsText("created_at")) {
            assertThat(made).as(call.id()).doesNotStartWith("2001");
        }
        if (call.id().equals("sendMessage")) {
            assertThat(answer.at("role").asText()).isEqualTo("user");
            assertThat(answer.at("status").asText()).isEqualTo("complete");
        }
        if (answer.at("roles") instanceof ArrayNode) {
            isModest(answer.json(), call.id());
        }
    }

    private static void isModest(JsonNode account, String call) {
        assertThat(account.path("roles")).as(call).hasSize(1);
        assertThat(account.at("/roles/0").asText()).as(call).isEqualTo("user");
        assertThat(account.path("is_verified").asBoolean()).as(call).isFalse();
        assertThat(account.path("is_active").asBoolean()).as(call).isTrue();
        assertThat(account.path("mfa_enabled").asBoolean()).as(call).isFalse();
        assertThat(account.path("id").asLong()).as(call).isNotEqualTo(NOBODYS);
    }

    private static String pathOf(Visitor user) {
        return "/api/admin/users/" + user.get("/api/auth/me").is(200).at("id").asLong();
    }
}
