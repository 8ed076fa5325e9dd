package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened can be read, followed and taken away. */
@ParameterizedClass
@EnumSource(Database.class)
class AuditStory {

    private final Node node;
    private final Visitor admin;

    AuditStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    @Test
    void everythingThatAnAccountDoesIsAnEventWithoutAnySecret() {
        var user = node.visitor().with("User-Agent", "Probe/1.0").signUp();
        var first = user.refreshToken();
        user.patch("/api/auth/me", Map.of("first_name", "Augusta")).is(200);
        user.keep(user.post("/api/auth/refresh", Map.of("refresh_token", first)).is(200));
        var other = node.visitor().signIn(user.email());
        user.delete("/api/auth/sessions").is(204);
        node.visitor().login(user.email(), "Wrong-Horse-7-Battery").is(401);
        user.post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(200);
        user.post("/api/auth/logout", Map.of("refresh_token", user.refreshToken()))
                .is(200);

        var events =
                Patience.until(() -> eventsOf(admin, user), seen -> types(seen).contains("sign_in_failed"));

        assertThat(types(events))
                .contains(
                        "account_registered",
                        "signed_in",
                        "account_changed",
                        "session_refreshed",
                        "sessions_revoked",
                        "session_ended");
        var signIn = only(events, "signed_in").get(1);
        assertThat(signIn.path("outcome").asText()).isEqualTo("success");
        assertThat(signIn.path("actor").asText()).isEqualTo(user.email());
        assertThat(signIn.path("user_agent").asText()).isEqualTo("Probe/1.0");
        assertThat(signIn.path("ip_address").asText()).isEqualTo("127.0.0.1");
        assertThat(signIn.path("request_id").asText()).isNotBlank();
        var failure = only(events, "sign_in_failed").get(0);
        assertThat(failure.path("outcome").asText()).isEqualTo("failure");
        assertThat(failure.path("actor").isNull()).isTrue();
        assertThat(failure.at("/details/reason").asText()).isEqualTo("wrong_credentials");
        assertThat(exported(admin, "format=ndjson"))
                .doesNotContain(
                        Visitor.PASSWORD,
                        "Wrong-Horse-7-Battery",
                        first,
                        user.refreshToken(),
                        other.refreshToken(),
                        user.accessToken());
    }

    @Test
    void aFailureToSignInToAnAddressNobodyHasIsAnEvent() {
        var address = "Nobody-" + System.nanoTime() + "@example.org";

        node.visitor().login(address, "Wrong-Horse-7-Battery").is(401);

        var events = Patience.until(
                () -> admin.get("/api/admin/audit-events?type=sign_in_failed&outcome=failure&subject=" + address)
                        .is(200),
                seen -> !seen.json().isEmpty());
        assertThat(events.at("0/subject").asText()).isEqualToIgnoringCase(address);
        assertThat(events.at("0/subject_id").isNull()).isTrue();
    }

    @Test
    void aRefreshTokenThatComesBackIsAnEvent() {
        var user = node.visitor().signUp();
        var first = user.refreshToken();
        user.keep(user.post("/api/auth/refresh", Map.of("refresh_token", first)).is(200));
        user.keep(user.post("/api/auth/refresh", Map.of("refresh_token", user.refreshToken()))
                .is(200));

        user.post("/api/auth/refresh", Map.of("refresh_token", first)).is(400);

        assertThat(only(eventsOf(admin, user), "refresh_token_reused")
                        .get(0)
                        .path("outcome")
                        .asText())
                .isEqualTo("failure");
    }

    @Test
    void eventsAreFilteredAndFollowed() {
        var user = node.visitor().signUp();
        var newest = admin.get("/api/admin/audit-events?limit=1").is(200);
        var id = newest.at("0/id").asLong();
        assertThat(newest.header("Link")).contains("rel=\"next\"");

        node.visitor().signIn(user.email());

        var query = "/api/admin/audit-events?actor=" + user.email().toUpperCase(java.util.Locale.ROOT);
        assertThat(admin.get(query + "&after_id=" + id).is(200).json().findValuesAsText("type"))
                .containsExactly("signed_in");
        assertThat(admin.get(query + "&before_id=" + (id + 1)).is(200).json().findValuesAsText("type"))
                .containsExactly("signed_in", "account_registered");
        assertThat(admin.get(query + "&type=account_registered").is(200).header("X-Total-Count"))
                .isEqualTo("1");
        assertThat(admin.get(query + "&to=2020-01-01T00:00:00Z").is(200).json()).isEmpty();
        assertThat(admin.get(query + "&from=2020-01-01T00:00:00Z").is(200).json())
                .hasSize(3);
    }

    @Test
    void everyPageIsTheSameFromWhicheverEndItIsCountedOff() {
        var user = node.visitor().signUp();
        for (int i = 0; i < 6; i++) {
            user.patch("/api/auth/me", Map.of("first_name", "Ada" + "abcdef".charAt(i)))
                    .is(200);
        }
        var path =
                "/api/admin/users/" + user.get("/api/auth/me").is(200).at("id").asLong() + "/events?limit=";
        var all = ids(admin.get(path + 100).is(200));
        assertThat(all).hasSizeGreaterThan(7);

        for (int offset = 0; offset <= all.size() + 1; offset++) {
            var page = admin.get(path + "3&offset=" + offset).is(200);
            assertThat(ids(page))
                    .as("from " + offset)
                    .isEqualTo(all.subList(Math.min(offset, all.size()), Math.min(offset + 3, all.size())));
            assertThat(page.header("X-Total-Count")).isEqualTo(Integer.toString(all.size()));
        }
    }

    private static List<Long> ids(Answer events) {
        return StreamSupport.stream(events.json().spliterator(), false)
                .map(event -> event.path("id").asLong())
                .toList();
    }

    @Test
    void eventsAreTakenAwayAsLinesOfJson() throws IOException {
        for (int i = 0; i < 30; i++) {
            node.visitor().login("line-" + i + "@example.org", "Wrong-Horse-7-Battery");
        }
        var json = new ObjectMapper();
        long before = Long.MAX_VALUE;

        var lines = exported(admin, "format=ndjson").split("\n", -1);

        assertThat(lines).hasSizeGreaterThan(10);
        for (int i = 0; i < lines.length - 1; i++) {
            var id = json.readTree(lines[i]).path("id").asLong();
            assertThat(id).isPositive().isLessThan(before);
            before = id;
        }
        assertThat(admin.get("/api/admin/audit-events?type=audit_exported")
                        .is(200)
                        .json())
                .isNotEmpty();
    }

    @Test
    void aSpreadsheetTakesNothingForAFormula() {
        var user = node.visitor()
                .with("User-Agent", "=HYPERLINK(\"http://evil.example\",\"x\")")
                .signUp();

        var csv = admin.get("/api/admin/audit-events/export?format=csv&type=signed_in&actor=" + user.email())
                .is(200);

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).contains("audit-events.csv");
        assertThat(csv.text())
                .startsWith("id,created_at,type")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"");
    }

    @Test
    void theTrailIsWhole() {
        node.visitor().signUp();

        var found = Patience.until(
                () -> admin.get("/api/admin/audit-events/verify").is(200),
                seen -> seen.at("checked").asLong() > 2);

        assertThat(found.at("valid").asBoolean()).as(found.text()).isTrue();
        assertThat(found.at("first_broken_id").isNull()).isTrue();
        var anchor = "position=" + found.at("position").asLong() + "&seal="
                + found.at("seal").asText();
        assertThat(admin.get("/api/admin/audit-events/verify?" + anchor)
                        .is(200)
                        .at("valid")
                        .asBoolean())
                .isTrue();
        assertThat(admin.get("/api/admin/audit-events/verify?" + anchor.replace("position=", "position=9"))
                        .is(200)
                        .at("valid")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void everyKindOfEventIsExplained() {
        var types = admin.get("/api/admin/audit-events/types").is(200);

        assertThat(types.json().findValuesAsText("type")).contains("signed_in", "refresh_token_reused");
        assertThat(types.json().findValuesAsText("explanation")).noneMatch(String::isBlank);
    }

    static String exported(Visitor admin, String query) {
        return admin.get("/api/admin/audit-events/export?" + query).is(200).text();
    }

    static Answer eventsOf(Visitor admin, Visitor user) {
        var id = admin.get("/api/admin/users?q=" + user.email())
                .is(200)
                .at("0/id")
                .asLong();
        return admin.get("/api/admin/users/" + id + "/events?limit=100").is(200);
    }

    private static List<String> types(Answer events) {
        return events.json().findValuesAsText("type");
    }

    static List<JsonNode> only(Answer events, String type) {
        return new ArrayList<>(StreamSupport.stream(events.json().spliterator(), false)
                .filter(event -> event.path("type").asText().equals(type))
                .toList());
    }
}
