package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each act on an account's secrets is an event, and none of the secrets is in it. */
@ParameterizedClass
@EnumSource(Database.class)
class AuditOfSecretsStory {

    private final Node node;
    private final Visitor admin;

    AuditOfSecretsStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    /** Everything about the secrets of an account, each in a request of its own: the event says who, on whom, from where, in which request. */
    @Test
    void everyActOnPasswordFactorAndLockIsAnEventWithoutAnySecret() {
        var post = Postbox.shared();
        var secrets = new ArrayList<String>();
        var user = node.visitor().with("User-Agent", "Probe/2.0").signUp();
        var email = user.email();
        var verify =
                keep(secrets, post.await(email, "Confirm your e-mail address").token());
        var next = keep(secrets, "Velvet-Teapot-1891-x");
        var last = keep(secrets, "Gravel-Lantern-2207-y");

        does(user, "verification_requested", "resend-verification", Map.of("email", email), 200);
        does(user, "account_verified", false, "verify-email", Map.of("token", verify), 400);
        var newer = keep(
                secrets, post.await(email, "Confirm your e-mail address", 2).token());
        does(user, "account_verified", "verify-email", Map.of("token", newer), 200);
        var setup = does(user, "mfa_set_up", "mfa/setup", Map.of(), 200);
        var app = new Authenticator(keep(secrets, setup.at("secret").asText()));
        does(user, "mfa_enabled", false, "mfa/enable", Map.of("code", app.wrongCode()), 400);
        var codes = does(user, "mfa_enabled", "mfa/enable", Map.of("code", app.code()), 200)
                .texts("backup_codes");
        secrets.addAll(codes);
        var badProof = Map.of("password", Visitor.PASSWORD, "code", app.wrongCode());
        does(user, "mfa_backup_codes_renewed", false, "mfa/backup-codes", badProof, 400);
        var proof = Map.of("password", Visitor.PASSWORD, "code", codes.get(0));
        codes = does(user, "mfa_backup_codes_renewed", "mfa/backup-codes", proof, 200)
                .texts("backup_codes");
        secrets.addAll(codes);
        var wrongCode = Map.of("email", email, "password", Visitor.PASSWORD, "mfa_code", app.wrongCode());
        does(user, "sign_in_failed", false, "login", wrongCode, 401);
        var backup = Map.of("email", email, "password", Visitor.PASSWORD, "mfa_code", codes.get(1));
        does(user, "mfa_backup_code_used", "login", backup, 200);
        var off = Map.of("password", Visitor.PASSWORD, "code", codes.get(2));
        does(user, "mfa_disabled", false, "mfa/disable", badProof, 400);
        does(user, "mfa_disabled", "mfa/disable", off, 200);
        does(user, "password_changed", false, "change-password", change("Wrong-Horse-7-Battery", next), 400);
        does(user, "password_changed", "change-password", change(Visitor.PASSWORD, next), 200);
        does(user, "password_reset_requested", "forgot-password", Map.of("email", email), 200);
        does(user, "password_reset", false, "reset-password", Map.of("token", newer, "new_password", last), 400);
        var reset = keep(secrets, post.await(email, "Choose a new password").token());
        does(user, "password_reset", "reset-password", Map.of("token", reset, "new_password", last), 200);
        for (int i = 0; i < 4; i++) {
            node.visitor().login(email, "Wrong-Horse-7-Battery").is(401);
        }
        var wrong = Map.of("email", email, "password", "Wrong-Horse-7-Battery");
        does(user, "sign_in_locked", "login", wrong, 401);
        var unlock = keep(
                secrets, post.await(email, "Sign-in to your account is locked").token());
        does(user, "sign_in_failed", false, "login", wrong, 423);
        does(user, "sign_in_unlocked", "unlock", Map.of("token", unlock), 200);
        does(user, "sign_in_unlocked", false, "unlock", Map.of("token", unlock), 400);

        assertThat(AuditStory.exported(admin, "format=ndjson"))
                .doesNotContain(secrets)
                .doesNotContain(Visitor.PASSWORD);
        assertThat(node.everyLog()).doesNotContain(secrets).doesNotContain(Visitor.PASSWORD);
    }

    /** Too many wrong codes lock as wrong passwords do, and the trail says so. */
    @Test
    void aLockThatCameOfWrongCodesIsAnEventToo() {
        var user = SecondFactorStory.Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        var wrong = Map.of(
                "email",
                email,
                "password",
                Visitor.PASSWORD,
                "mfa_code",
                user.authenticator().wrongCode());
        for (int i = 0; i < 4; i++) {
            node.visitor().post("/api/auth/login", wrong).is(401);
        }

        does(node.visitor(), "sign_in_locked", "login", wrong, 401);

        assertThat(AuditStory.only(AuditStory.eventsOf(admin, user.visitor()), "sign_in_failed"))
                .hasSize(5)
                .allMatch(event -> event.at("/details/reason").asText().equals("wrong_code"));
    }

    @Test
    void aLockIsOneEventHoweverManyGuessesRaceForIt() throws Exception {
        var user = node.visitor().signUp();

        AccountStory.inParallel(Collections.<Callable<Integer>>nCopies(12, () -> node.visitor()
                .login(user.email(), "Wrong-Horse-7-Battery")
                .status()));

        var failed = Patience.until(
                () -> AuditStory.only(AuditStory.eventsOf(admin, user), "sign_in_failed"), seen -> seen.size() == 12);
        assertThat(failed.stream()
                        .filter(event -> event.at("/details/reason").asText().equals("wrong_credentials")))
                .hasSize(5);
        var locked = Patience.until(
                () -> AuditStory.only(AuditStory.eventsOf(admin, user), "sign_in_locked"), seen -> !seen.isEmpty());
        assertThat(locked).hasSize(1);
    }

    /** Somebody who is signed in, or has stolen an access token, and guesses at the password. */
    @Test
    void aLockOfASessionIsAnEventToo() {
        var user = node.visitor().signUp();
        for (int i = 0; i < 7; i++) {
            user.post("/api/auth/change-password", change("Wrong-Horse-7-Battery", "7-Velvet-Teapot-7-Gravel"))
                    .is(i < 5 ? 400 : 423);
        }

        var locked = Patience.until(
                () -> AuditStory.only(AuditStory.eventsOf(admin, user), "sign_in_locked"), seen -> !seen.isEmpty());
        assertThat(locked).hasSize(1);
        assertThat(locked.get(0).at("/details/session_id").asLong()).isPositive();
        assertThat(locked.get(0).path("actor").asText()).isEqualTo(user.email());
    }

    private static Map<String, String> change(String current, String next) {
        return Map.of("current_password", current, "new_password", next, "confirm_password", next);
    }

    private static String keep(List<String> secrets, String secret) {
        secrets.add(secret);
        return secret;
    }

    private Answer does(Visitor user, String type, String call, Map<String, String> body, int status) {
        return does(user, type, true, call, body, status);
    }

    /** Makes a call and waits for its event. */
    private Answer does(Visitor user, String type, boolean success, String call, Map<String, String> body, int status) {
        var request = "act-" + UUID.randomUUID();
        var answer = user.also("X-Request-ID", request).post("/api/auth/" + call, body);
        assertThat(answer.status()).as(call).isEqualTo(status);
        var event = Patience.until(
                        () -> StreamSupport.stream(
                                        admin.get("/api/admin/audit-events?type=" + type)
                                                .is(200)
                                                .json()
                                                .spliterator(),
                                        false)
                                .filter(seen -> seen.path("request_id").asText().equals(request))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(event.path("outcome").asText()).as(type).isEqualTo(success ? "success" : "failure");
        assertThat(event.path("ip_address").asText()).as(type).isEqualTo("127.0.0.1");
        assertThat(event.path("created_at").asText()).as(type).endsWith("Z");
        if (success || !call.matches("verify-email|reset-password|unlock")) {
            assertThat(event.path("subject").asText()).as(type).contains("@example.org");
        }
        return answer;
    }
}
