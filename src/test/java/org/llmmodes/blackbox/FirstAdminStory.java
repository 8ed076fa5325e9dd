package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An installation from its first administrator to the day on which somebody changes its audit trail behind its back. */
class FirstAdminStory {

    private static final Pattern LINK =
            Pattern.compile("http://localhost:\\d+/admin/bootstrap\\?token=([A-Za-z0-9_-]{43})");
    private static final String EMAIL = "first@example.org";

    @Test
    void aLinkMakesTheFirstAdministratorAndTheTrailTellsOfEveryChange() throws Exception {
        try (var node = Node.start(Database.POSTGRESQL, Map.of("ADMIN_CHAT_ACCESS", "break-glass"))) {
            var token = aLinkOfYesterdayIsReplaced(node);
            refusesWhatIsNotWhole(node, token);
            letsOneOfTenBeFirst(node, token);
            var admin = node.visitor().signIn(EMAIL);
            admin.get("/api/admin/stats").is(200);

            var owner = ChatAccessStory.Owner.at(node);
            owner.openedBy(admin).is(201);
            node.close();
            node.restart(Map.of("ADMIN_CHAT_ACCESS", "off"));
            chatsAreClosedForGood(owner, admin);
            assertThat(node.console().split("/admin/bootstrap", -1))
                    .as("printed at each start without an administrator")
                    .hasSize(3);
            appoint(node.visitor(), "second@example.org", token).isProblem(400, "invalid-token");

            tellsOfEveryChange(node, node.visitor().signIn(EMAIL));
        }
    }

    /** The hour is over: the link is good no more, and the next start prints another. */
    private static String aLinkOfYesterdayIsReplaced(Node node) {
        var old = printedToken(node);
        var moved = Sql.of(node.setting("DATABASE_URL"))
                .change("update installation set bootstrap_expires_at = bootstrap_expires_at - interval '1 hour'");
        assertThat(moved).isOne();
        appoint(node.visitor(), EMAIL, old).isProblem(400, "invalid-token");

        node.close();
        node.restart();

        var fresh = Patience.until(
                () -> printedTokens(node), all -> !all.get(all.size() - 1).equals(old));
        assertThat(fresh).hasSize(2);
        appoint(node.visitor(), EMAIL, old).isProblem(400, "invalid-token");
        return fresh.get(1);
    }

    private static List<String> printedTokens(Node node) {
        return LINK.matcher(node.console())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** The session that had opened them lives on; the setting does not. */
    private static void chatsAreClosedForGood(ChatAccessStory.Owner owner, Visitor admin) {
        for (var path : List.of(owner.chats(), owner.talk())) {
            assertThat(admin.get(path)
                            .isProblem(403, "forbidden")
                            .at("chat_access")
                            .asText())
                    .isEqualTo("off");
        }
        assertThat(owner.openedBy(admin)
                        .isProblem(403, "forbidden")
                        .at("chat_access")
                        .asText())
                .isEqualTo("off");
        admin.delete(owner.glass()).isProblem(403, "forbidden");
        assertThat(admin.get("/api/admin/chat-access").is(200).at("mode").asText())
                .isEqualTo("off");
        Patience.until(owner::latest, seen -> seen.path("ended_by").asText().equals("switched_off"));
        assertThat(admin.get(owner.glass()).is(200).json()).hasSize(1);
    }

    private static String printedToken(Node node) {
        var link = LINK.matcher(Patience.until(node::console, text -> text.contains("/admin/bootstrap")));
        assertThat(link.find()).isTrue();
        assertThat(node.log()).doesNotContain(link.group(1));
        return link.group(1);
    }

    private static void refusesWhatIsNotWhole(Node node, String token) {
        appoint(node.visitor(), EMAIL, "x".repeat(43)).isProblem(400, "invalid-token");
        var weak = body(EMAIL, token);
        weak.put("password", "password");
        weak.put("confirm_password", "password");
        node.visitor().post("/api/auth/bootstrap", weak).isInvalid("password", "too_short");
        node.visitor().login(EMAIL, Visitor.PASSWORD).is(401);
    }

    private static void letsOneOfTenBeFirst(Node node, String token) throws Exception {
        var tasks = new java.util.ArrayList<Callable<Integer>>();
        tasks.add(() -> appoint(node.visitor(), EMAIL, token).status());
        for (int i = 0; i < 9; i++) {
            tasks.add(() -> appoint(node.visitor(), EMAIL, token).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 400);
    }

    private static Answer appoint(Visitor visitor, String email, String token) {
        return visitor.post("/api/auth/bootstrap", body(email, token));
    }

    private static Map<String, Object> body(String email, String token) {
        return new HashMap<>(Map.of(
                "token",
                token,
                "email",
                email,
                "first_name",
                "Ada",
                "last_name",
                "Lovelace",
                "password",
                Visitor.PASSWORD,
                "confirm_password",
                Visitor.PASSWORD));
    }

    private static void tellsOfEveryChange(Node node, Visitor admin) throws SQLException {
        for (int i = 0; i < 4; i++) {
            node.visitor().signUp();
        }
        var whole = Patience.until(
                () -> verify(admin),
                seen -> seen.at("checked").asLong() > 8 && seen.at("pending").asLong() == 0);
        assertThat(whole.at("valid").asBoolean()).as(whole.text()).isTrue();

        change(node, "create table saved as select * from audit_events where chain_position = 5");
        change(node, "update audit_events set ip_address = '192.0.2.1' where chain_position = 5");
        isBrokenAt(verify(admin), 5);
        change(node, "delete from audit_events where chain_position = 5");
        isBrokenAt(verify(admin), 5);
        change(node, "insert into audit_events select * from saved");
        assertThat(verify(admin).at("valid").asBoolean()).isTrue();

        change(node, "update saved set id = 1000000, stamp = null");
        change(node, "insert into audit_events select * from saved");
        isBrokenAt(verify(admin), 6);
        change(node, "delete from audit_events where id = 1000000");
        assertThat(verify(admin).at("valid").asBoolean()).isTrue();

        change(node, "update audit_head set chain_position = chain_position - 1");
        assertThat(verify(admin).at("valid").asBoolean()).isFalse();
        change(node, "update audit_head set chain_position = chain_position + 1");

        var anchor = verify(admin);
        change(node, "update saved set id = 1000001, chain_position = null, seal = null, stamp = 'x.y'");
        change(node, "insert into audit_events select * from saved");
        var foreign =
                Patience.until(() -> verify(admin), seen -> !seen.at("valid").asBoolean());
        assertThat(foreign.at("first_broken_id").asLong()).isEqualTo(1_000_001);
        assertThat(anchor.at("valid").asBoolean()).isTrue();
    }

    private static void isBrokenAt(Answer found, long position) {
        assertThat(found.at("valid").asBoolean()).isFalse();
        assertThat(found.at("first_broken_position").asLong()).isEqualTo(position);
        assertThat(found.at("first_broken_id").asLong()).isPositive();
        assertThat(found.at("reason").asText()).isNotBlank();
    }

    private static Answer verify(Visitor admin) {
        return admin.get("/api/admin/audit-events/verify").is(200);
    }

    /** Somebody with the password of the database and without SECRET_KEY. */
    private static void change(Node node, String sql) throws SQLException {
        var address = node.setting("DATABASE_URL").replaceFirst("^postgresql://[^@]*@", "jdbc:postgresql://");
        try (var connection = DriverManager.getConnection(address, "postgres", "");
                var statement = connection.createStatement()) {
            for (var part : List.of("set session_replication_role = replica", sql)) {
                statement.execute(part);
            }
        }
    }

    @Test
    void aPasswordThatNoAccountMayHaveStopsTheStart() {
        var node = Node.launch(Map.of("ADMIN_EMAIL", "admin@example.org", "ADMIN_PASSWORD", "sesame"));

        assertThat(node.awaitExit(Duration.ofSeconds(150))).isEqualTo(78);

        assertThat(node.console())
                .contains("LLM_MODES cannot start: ADMIN_PASSWORD must be")
                .doesNotContain("sesame");
    }
}
