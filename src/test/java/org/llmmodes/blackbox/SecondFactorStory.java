package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in with something one knows and something one has. */
@ParameterizedClass
@EnumSource(Database.class)
class SecondFactorStory {

    private final Node node;

    SecondFactorStory(Database database) {
        this.node = Node.shared(database);
    }

    /** Somebody whose account asks for a second factor. */
    record Enrolled(Visitor visitor, Authenticator authenticator, java.util.List<String> backupCodes) {

        static Enrolled with(Visitor visitor) {
            var setup = visitor.post("/api/auth/mfa/setup", Map.of()).is(200);
            var authenticator = new Authenticator(setup.at("secret").asText());
            var codes = visitor.post("/api/auth/mfa/enable", Map.of("code", authenticator.code()))
                    .is(200)
                    .texts("backup_codes");
            return new Enrolled(visitor, authenticator, codes);
        }
    }

    @Test
    void signingInTakesBothFactors() {
        var user = Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        assertThat(user.visitor().get("/api/auth/me").at("mfa_enabled").asBoolean())
                .isTrue();
        assertThat(new HashSet<>(user.backupCodes())).hasSize(10);

        var asked = node.visitor().login(email, Visitor.PASSWORD).isProblem(401, "mfa-required");
        assertThat(asked.at("mfa_required").asBoolean()).isTrue();
        assertThat(asked.texts("mfa_methods")).containsExactly("totp", "backup_code");
        assertThat(asked.header("Set-Cookie")).isEmpty();

        login(email, "Wrong-Horse-7-Battery", user.authenticator().code()).isProblem(401, "wrong-credentials");
        // The wrong password did not use the code up.
        login(email, Visitor.PASSWORD, user.authenticator().sameCode()).is(200);
    }

    @Test
    void aCodeWorksOnceAndNotTwoStepsLater() {
        var user = Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();

        login(email, Visitor.PASSWORD, user.authenticator().sameCode()).isProblem(401, "wrong-credentials");
        login(email, Visitor.PASSWORD, user.authenticator().codeAt(-2)).isProblem(401, "wrong-credentials");
        login(email, Visitor.PASSWORD, user.authenticator().codeAt(+3)).isProblem(401, "wrong-credentials");
        var code = user.authenticator().code();
        login(email, Visitor.PASSWORD, code.substring(0, 3) + " " + code.substring(3))
                .is(200);
        login(email, Visitor.PASSWORD, code).isProblem(401, "wrong-credentials");
    }

    @Test
    void ofTenRacingSignInsWithOneCodeOneWins() throws Exception {
        var user = Enrolled.with(node.visitor().signUp());
        var code = user.authenticator().code();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            tasks.add(
                    () -> login(user.visitor().email(), Visitor.PASSWORD, code).status());
        }

        assertThat(AccountStory.inParallel(tasks)).containsOnlyOnce(200);
    }

    @Test
    void aBackupCodeWorksOnceAlsoWhenTwoRace() throws Exception {
        var user = Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            tasks.add(() ->
                    login(email, Visitor.PASSWORD, user.backupCodes().get(0)).status());
        }

        assertThat(AccountStory.inParallel(tasks)).containsOnlyOnce(200);
        login(email, Visitor.PASSWORD, user.backupCodes().get(0)).is(401);
        login(
                        email,
                        Visitor.PASSWORD,
                        user.backupCodes()
                                .get(1)
                                .toUpperCase(java.util.Locale.ROOT)
                                .replace("-", " "))
                .is(200);
    }

    @Test
    void wrongCodesAndWrongPasswordsLockTogether() {
        var user = Enrolled.with(node.visitor().signUp());
        var email = user.visitor().email();
        for (int i = 0; i < 2; i++) {
            login(email, "Wrong-Horse-7-Battery", user.authenticator().wrongCode())
                    .is(401);
            login(email, Visitor.PASSWORD, user.authenticator().wrongCode()).isProblem(401, "wrong-credentials");
            // The right password alone neither counts nor takes anything back.
            node.visitor().login(email, Visitor.PASSWORD).isProblem(401, "mfa-required");
        }
        login(email, Visitor.PASSWORD, "not-a-code-at-all").isProblem(401, "wrong-credentials");

        var locked = login(email, Visitor.PASSWORD, user.authenticator().code()).isProblem(423, "locked");

        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(1700, 1800);
        node.visitor().login(email, Visitor.PASSWORD).isProblem(423, "locked");
    }

    @Test
    void wrongCodesOnAKnownDeviceLockThatDevice() {
        var visitor = node.visitor().signUp();
        var cookie = visitor.login(visitor.email(), Visitor.PASSWORD).is(200).header("Set-Cookie");
        var device = cookie.substring(0, cookie.indexOf(';'));
        var user = Enrolled.with(visitor);
        for (int i = 0; i < 5; i++) {
            login(
                            node.visitor().with("Cookie", device),
                            visitor.email(),
                            user.authenticator().wrongCode())
                    .is(401);
        }

        login(
                        node.visitor().with("Cookie", device),
                        visitor.email(),
                        user.authenticator().code())
                .isProblem(423, "locked");
        login(node.visitor(), visitor.email(), user.authenticator().sameCode()).is(200);
    }

    @Test
    void noCodeAndNoSecretGetsIntoTheLog() {
        var user = Enrolled.with(node.visitor().signUp());
        var code = user.backupCodes().get(3);
        login(user.visitor().email(), Visitor.PASSWORD, code).is(200);

        assertThat(node.log()).doesNotContain(code);
    }

    private Answer login(String email, String password, String code) {
        return node.visitor().login(email, password, code);
    }

    private static Answer login(Visitor who, String email, String code) {
        return who.login(email, Visitor.PASSWORD, code);
    }
}
