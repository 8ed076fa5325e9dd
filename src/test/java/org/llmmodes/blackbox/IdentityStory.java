package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.platform.crypto.Secrets;

/**
 * What accounts may rely on in a cluster: two nodes on one PostgreSQL behind a proxy, administrators with a second factor. The second node is
 * set up anew for harder hashes and the policy of NIST. Long, because all of it needs these two nodes, and they take a while to start.
 */
@SuppressWarnings("NullAway.Init")
class IdentityStory {

    private static final String SECRET_KEY = "a-secret-of-this-test-that-has-32-bytes-and-more";
    private static final String ADMIN = "root@example.org";
    private static final String NEXT = "Velvet-Teapot-1891-x";
    private static final Duration ACROSS_NODES = Duration.ofSeconds(1);

    private static Node here;
    private static Node there;
    private static Sql database;

    @BeforeAll
    static void startBoth() {
        var url = Postgres.newDatabase();
        var environment = new LinkedHashMap<>(Map.of(
                "DATABASE_URL",
                url,
                "SECRET_KEY",
                SECRET_KEY,
                "RATE_LIMIT_ENABLED",
                "true",
                "TRUSTED_PROXIES",
                "127.0.0.0/8",
                "MFA_REQUIRED_ROLES",
                "admin",
                "ADMIN_EMAIL",
                ADMIN,
                "ADMIN_PASSWORD",
                Visitor.PASSWORD));
        database = Sql.of(url);
        var strict = new HashMap<>(environment);
        strict.put("BCRYPT_COST", "10");
        strict.put("PASSWORD_POLICY", "nist");
        var second = CompletableFuture.supplyAsync(() -> Node.start(strict));
        here = Node.start(environment);
        there = second.join();
    }

    @AfterAll
    static void stopBoth() {
        here.close();
        there.close();
    }

    @Test
    void anAdministratorWithoutSecondFactorCanOnlyGetOne() {
        var admin = somebody(here).signIn(ADMIN);

        admin.get("/api/auth/me").is(200);
        admin.get("/api/auth/sessions").is(200);
        var refused = admin.get("/api/chats").isProblem(403, "forbidden");
        assertThat(refused.at("mfa_enrolment_required").asBoolean()).isTrue();
        admin.patch("/api/auth/me", Map.of("first_name", "Grace")).isProblem(403, "forbidden");
        admin.delete("/api/auth/me", Map.of("password", Visitor.PASSWORD)).isProblem(403, "forbidden");
        admin.keep(refresh(admin).is(200));
        somebody(here).signUp().get("/api/chats").is(200);

        var user = SecondFactorStory.Enrolled.with(admin);
        admin.get("/api/chats").is(200);
        Node.pause(ACROSS_NODES);
        admin.at(there).get("/api/chats").is(200);
        var last = Map.of(
                "password", Visitor.PASSWORD, "mfa_code", user.authenticator().code());
        admin.delete("/api/auth/me", last).isProblem(400, "rule-broken");
        admin.get("/api/auth/me").is(200);
    }

    @Test
    void aCodeWorksOnOneNodeOnly() throws Exception {
        var user = SecondFactorStory.Enrolled.with(somebody(here).signUp());
        for (var code : List.of(user.authenticator().code(), user.backupCodes().get(0))) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                var node = i % 2 == 0 ? here : there;
                tasks.add(() -> login(somebody(node), user.visitor().email(), Visitor.PASSWORD, code)
                        .status());
            }
            assertThat(AccountStory.inParallel(tasks)).containsOnlyOnce(200);
        }
    }

    @Test
    void wrongCodesOnBothNodesAreCountedTogether() throws Exception {
        var user = SecondFactorStory.Enrolled.with(somebody(here).signUp());
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            var node = i % 2 == 0 ? here : there;
            tasks.add(() -> login(
                            somebody(node),
                            user.visitor().email(),
                            Visitor.PASSWORD,
                            user.authenticator().wrongCode())
                    .status());
        }

        assertThat(AccountStory.inParallel(tasks).stream().filter(status -> status == 401))
                .hasSize(5);
        login(
                        somebody(there),
                        user.visitor().email(),
                        Visitor.PASSWORD,
                        user.authenticator().code())
                .isProblem(423, "locked");
    }

    @Test
    void aPasswordChangeAndADeletionHereAreNoticedThere() {
        var laptop = somebody(here).signUp();
        var phone = somebody(there).signIn(laptop.email());
        phone.get("/api/auth/me").is(200);
        laptop.at(there).get("/api/auth/me").is(200);

        change(laptop, Visitor.PASSWORD, NEXT).is(200);
        Node.pause(ACROSS_NODES);
        phone.get("/api/auth/me").isProblem(401, "unauthenticated");
        laptop.at(there).get("/api/auth/me").isProblem(401, "unauthenticated");

        laptop.keep(refresh(laptop).is(200)).at(there).get("/api/auth/me").is(200);
        laptop.delete("/api/auth/me", Map.of("password", NEXT)).is(204);
        Node.pause(ACROSS_NODES);
        laptop.at(there).get("/api/auth/me").isProblem(401, "unauthenticated");
    }

    @Test
    void aSessionThatIsEndedHereIsNoticedThere() {
        var laptop = somebody(here).signUp();
        var phone = somebody(there).signIn(laptop.email());
        phone.get("/api/auth/me").is(200);
        var sessions = laptop.get("/api/auth/sessions").is(200);
        var other = sessions.at("0/current").asBoolean() ? sessions.at("1/id") : sessions.at("0/id");

        laptop.delete("/api/auth/sessions/" + other.asText()).is(204);

        Node.pause(ACROSS_NODES);
        phone.get("/api/auth/me").isProblem(401, "unauthenticated");
        laptop.at(there).get("/api/auth/me").is(200);
    }

    @Test
    void aRefreshTokenThatComesBackLateOnTheOtherNodeEndsTheSessionOnBoth() {
        var user = somebody(here).signUp();
        var first = user.refreshToken();
        user.keep(refresh(user).is(200)).at(there).get("/api/auth/me").is(200);
        database.change(
                "update sessions set rotated_at = rotated_at - interval '11 seconds' where user_id = (select id from users"
                        + " where email = ?)",
                user.email());

        somebody(there)
                .post("/api/auth/refresh", Map.of("refresh_token", first))
                .isProblem(400, "invalid-token");

        refresh(user).isProblem(400, "invalid-token");
        Node.pause(ACROSS_NODES);
        user.get("/api/auth/me").isProblem(401, "unauthenticated");
        user.at(there).get("/api/auth/me").isProblem(401, "unauthenticated");
    }

    @Test
    void ofTwentyRegistrationsOnBothNodesOneWins() throws Exception {
        var address = "race-" + UUID.randomUUID() + "@example.org";
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var node = i % 2 == 0 ? here : there;
            var written = i % 3 == 0 ? address.toUpperCase(Locale.ROOT) : address;
            tasks.add(() -> somebody(node).register(written).status());
        }

        assertThat(AccountStory.inParallel(tasks))
                .containsOnlyOnce(201)
                .allMatch(status -> status == 201 || status == 409 || status == 503);
        assertThat(database.texts("select count(*) from users where lower(email) = ?", address))
                .containsExactly("1");
    }

    @Test
    void aRoleOrStateThatChangesEndsTheTokensOfBefore() {
        var user = somebody(here).signUp();
        database.change("update users set roles = 'user,admin' where email = ?", user.email());
        Node.pause(ACROSS_NODES);
        user.get("/api/auth/me").isProblem(401, "unauthenticated");

        user.keep(refresh(user).is(200)).get("/api/auth/me").is(200);
        database.change("update users set is_active = false where email = ?", user.email());
        Node.pause(ACROSS_NODES);
        user.get("/api/auth/me").isProblem(401, "unauthenticated");
        refresh(user).isProblem(400, "invalid-token");
    }

    @Test
    void aHashOfTheFormerServiceAndOneOfAnotherCostAreReplacedAtSignIn() {
        var user = somebody(here).signUp();
        assertThat(hashOf(user)).startsWith("{hmac-sha384}$2b$04$");
        somebody(there).signIn(user.email());
        assertThat(hashOf(user)).startsWith("{hmac-sha384}$2b$10$");

        for (var version : List.of("$2a$", "$2b$")) {
            var plain = version + "05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
            database.change("update users set password_hash = ? where email = ?", plain, user.email());
            somebody(here).login(user.email(), "U*V").is(401);
            assertThat(hashOf(user)).isEqualTo(plain);
            somebody(here).login(user.email(), "U*U").is(200);
            assertThat(hashOf(user)).startsWith("{hmac-sha384}$2b$04$");
            somebody(here).login(user.email(), "U*U").is(200);
        }
    }

    @Test
    void thePolicyOfNistAsksForLengthOnly() {
        var user = somebody(there).signUp();

        change(user, Visitor.PASSWORD, "violin canyon").isInvalid("new_password", "too_short");
        change(user, Visitor.PASSWORD, "passwordpassword").isInvalid("new_password", "too_common");
        change(user, Visitor.PASSWORD, "violin lovelace canyon").isInvalid("new_password", "own_words");
        change(user, Visitor.PASSWORD, "violin canyon mustard \uD83E\uDD84").is(200);
        somebody(there)
                .login(user.email(), "violin canyon mustard \uD83E\uDD84")
                .is(200);
    }

    @Test
    void twoHundredSignInsAtOnceStopNobodyElse() throws Exception {
        var user = somebody(there).signUp();
        assertTheExcessIsToldSoonWhileOthersAreServed(user, 401, () -> somebody(there)
                .login("nobody-" + UUID.randomUUID() + "@example.org", "Wrong-Horse-7-Battery"));
    }

    @Test
    void twoHundredPasswordsJudgedAtOnceStopNobodyElse() throws Exception {
        var user = somebody(there).signUp();
        // Look-alikes that have many readings take long to judge.
        var hard = Map.of("password", "aA4@8({[<3691!|1760$57+%24@8({");
        assertTheExcessIsToldSoonWhileOthersAreServed(
                user, 200, () -> somebody(there).post("/api/auth/password-strength", hard));
    }

    /** Two hundred calls at once, of which the processors take some and refuse the others. */
    private static void assertTheExcessIsToldSoonWhileOthersAreServed(Visitor user, int served, Supplier<Answer> call)
            throws Exception {
        record Timed(Answer answer, long nanos) {}
        var started = System.nanoTime();
        var storm = CompletableFuture.supplyAsync(() -> {
            try {
                return AccountStory.inParallel(Collections.<Callable<Timed>>nCopies(
                        200, () -> new Timed(call.get(), System.nanoTime() - started)));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        var others = 0;
        while (!storm.isDone()) {
            there.visitor().get("/health").is(200);
            user.get("/api/chats").is(200);
            others++;
        }

        var answers = storm.get();
        assertThat(others).isPositive();
        assertThat(answers).extracting(timed -> timed.answer().status()).containsOnly(served, 503);
        var refused =
                answers.stream().filter(timed -> timed.answer().status() == 503).toList();
        refused.forEach(timed -> assertThat(Integer.parseInt(
                        timed.answer().isProblem(503, "overloaded").header("Retry-After")))
                .isBetween(1, 5));
        var last = answers.stream().mapToLong(Timed::nanos).max().orElseThrow();
        var typical = refused.stream().mapToLong(Timed::nanos).sorted().toArray()[refused.size() / 2];
        assertThat(typical).as("told before those who wait have had their turn").isLessThan(last);
    }

    @Test
    void aDeviceCookieOfSomebodyElseOrMadeUpIsAStrangers() {
        var owner = somebody(here).signUp();
        var other = somebody(here).signUp();
        var stolen = deviceOf(other);
        for (var cookie : List.of(stolen, "device=made-up.signature", "device=x")) {
            somebody(here)
                    .with("Cookie", cookie)
                    .login(owner.email(), "Wrong-Horse-7-Battery")
                    .is(401);
        }
        somebody(here).login(owner.email(), "Wrong-Horse-7-Battery").is(401);
        somebody(here).login(owner.email(), "Wrong-Horse-7-Battery").is(401);

        somebody(here)
                .with("Cookie", stolen)
                .login(owner.email(), Visitor.PASSWORD)
                .isProblem(423, "locked");
    }

    @Test
    void failuresOnAKnownDeviceLockThatDeviceAlone() {
        var owner = somebody(here).signUp();
        var phone = deviceOf(owner);
        var laptop = deviceOf(owner);
        for (int i = 0; i < 5; i++) {
            somebody(there)
                    .with("Cookie", phone)
                    .login(owner.email(), "Wrong-Horse-7-Battery")
                    .is(401);
        }

        somebody(here)
                .with("Cookie", phone)
                .login(owner.email(), Visitor.PASSWORD)
                .isProblem(423, "locked");
        somebody(here)
                .with("Cookie", laptop)
                .login(owner.email(), Visitor.PASSWORD)
                .is(200);
        somebody(here).login(owner.email(), Visitor.PASSWORD).is(200);
    }

    @ParameterizedTest
    @CsvSource({
        "register, 3, POST /api/auth/register",
        "login, 10, POST /api/auth/login",
        "refresh, 20, POST /api/auth/refresh",
        "forgot_password, 3, POST /api/auth/forgot-password",
        "reset_password, 5, POST /api/auth/reset-password",
        "resend_verification, 3, POST /api/auth/resend-verification",
        "change_password, 5, POST /api/auth/change-password",
        "mfa, 10, POST /api/auth/mfa/enable",
        "verify_email, 30, POST /api/auth/verify-email",
        "unlock, 30, POST /api/auth/unlock"
    })
    void everyClientHasAShareOfEachCall(String rule, int limit, String call) {
        var client = somebody(here).signUp().with("X-Forwarded-For", newAddress());
        var body = Map.of(
                "email", "nobody-" + UUID.randomUUID() + "@example.org",
                "password", "x",
                "refresh_token", "x",
                "current_password", "x",
                "new_password", "x",
                "confirm_password", "y",
                "code", "1");
        var whole = new LinkedHashMap<String, Object>(body);
        whole.putAll(Map.of("first_name", "Ada", "last_name", "King", "terms_accepted", true, "token", "x"));
        var path = call.substring(call.indexOf(' ') + 1);
        for (int i = 1; i <= limit; i++) {
            var answer = client.at(i % 2 == 0 ? here : there).post(path, whole);
            assertThat(answer.status()).isNotEqualTo(429);
            assertThat(answer.header("RateLimit")).startsWith("\"" + rule + "\";r=" + (limit - i));
        }

        var refused = client.post(path, whole).isProblem(429, "rate-limited");

        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"" + rule + "\";q=" + limit + ";w=60");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        // Some calls have a share for each address that is written to as well.
        whole.put("email", "nobody-" + UUID.randomUUID() + "@example.org");
        assertThat(client.with("X-Forwarded-For", newAddress())
                        .post(path, whole)
                        .status())
                .isNotEqualTo(429);
    }

    @Test
    void anIpv6NetworkIsOneClient() {
        var network =
                "2001:db8:" + Integer.toHexString(ThreadLocalRandom.current().nextInt(0xffff)) + ":7:";
        for (int i = 0; i < 3; i++) {
            from(network + i + ":" + i + ":0:1", here)
                    .post("/api/auth/register", registration())
                    .isProblem(422, "validation");
        }

        from(network + "ffff:2:3:4", here)
                .post("/api/auth/register", registration())
                .isProblem(429, "rate-limited");
    }

    @Test
    void ourOwnKeyDoesNotMakeAnyTokenGood() throws Exception {
        var user = somebody(here).signUp();
        var forgery = new Forgery(user, here);
        var header = forgery.header().build();
        var key = signingKey(header.getKeyID());
        var now = Instant.now();
        var past = Date.from(now.minusSeconds(1));
        var later = Date.from(now.plusSeconds(120));
        var claims = forgery.claims().build();
        var bad = new LinkedHashMap<String, String>();
        bad.put(
                "expired",
                Forgery.sign(
                        key,
                        header,
                        forgery.claims()
                                .issueTime(Date.from(now.minusSeconds(60)))
                                .expirationTime(past)
                                .build()));
        var changes = new LinkedHashMap<String, JWTClaimsSet.Builder>();
        changes.put("no end", forgery.claims().expirationTime(null));
        changes.put("not before later", forgery.claims().notBeforeTime(later));
        changes.put("issued later", forgery.claims().issueTime(later));
        changes.put("no issue time", forgery.claims().issueTime(null));
        changes.put("another issuer", forgery.claims().issuer("somebody-else"));
        changes.put("no issuer", forgery.claims().issuer(null));
        changes.put("another audience", forgery.claims().audience("somebody-else"));
        changes.put("audiences", forgery.claims().audience(List.of("llm-modes", "somebody-else")));
        changes.put("another session", forgery.claims().claim("sid", "999999"));
        changes.put("no session", forgery.claims().claim("sid", null));
        changes.put("session of another type", forgery.claims().claim("sid", List.of(claims.getStringClaim("sid"))));
        changes.put("another epoch", forgery.claims().claim("epoch", "7"));
        changes.put("another subject", forgery.claims().subject("1"));
        changes.put("more groups", forgery.claims().claim("groups", List.of("user", "admin")));
        changes.put("groups of another type", forgery.claims().claim("groups", Map.of("user", true)));
        changes.forEach((name, builder) -> bad.put(name, Forgery.sign(key, header, builder.build())));
        var text = claims.toString();
        bad.put("claims twice", Forgery.sign(key, header, text.replaceFirst("\\{", "{\"sub\":\"1\",")));
        bad.put("no claims", Forgery.sign(key, header, "[]"));

        assertMe("genuine", Forgery.sign(key, header, claims), 200);
        var soon = forgery.claims().issueTime(Date.from(Instant.now().plusSeconds(5)));
        assertMe("issued by a clock that is ahead", Forgery.sign(key, header, soon.build()), 200);
        bad.forEach((name, token) -> assertMe(name, token, 401));
        var logs = here.everyLog();
        bad.forEach((name, token) -> assertThat(logs.contains(token.substring(token.lastIndexOf('.') + 1)))
                .as(name)
                .isFalse());
    }

    @Test
    void theServersOwnKeysAreNotPublished() {
        var keys = here.visitor().get("/jwt/ibm/api/defaultJWT/jwk");
        var page = here.visitor().get("/jwt/x");

        assertThat(keys.status()).isNotEqualTo(200);
        assertThat(keys.text() + page.text()).doesNotContain("\"n\"", "Exception");
    }

    @Test
    void keysRotateAndNobodyNotices() throws Exception {
        var before = somebody(here).signUp();
        var former = kidOf(before);
        assertThat(publishedBy(here)).containsExactly(former);

        database.change("update signing_keys set signs_from = signs_from - interval '1000 days'");
        Patience.until(() -> publishedBy(here), kids -> kids.size() == 2);
        Patience.until(() -> publishedBy(there), kids -> kids.size() == 2);
        // Published, and not signing yet.
        assertThat(kidOf(somebody(here).signIn(before.email()))).isEqualTo(former);

        database.change("update signing_keys set signs_from = (now() at time zone 'utc') where kid <> ?", former);
        var after = Patience.until(() -> somebody(here).signIn(before.email()), visitor -> !kidOf(visitor)
                .equals(former));
        after.get("/api/auth/me").is(200);
        after.at(there).get("/api/auth/me").is(200);
        before.get("/api/auth/me").is(200);
        before.at(there).get("/api/auth/me").is(200);

        database.change(
                "update signing_keys set signs_from = (now() at time zone 'utc') - interval '1 hour' where kid <> ?",
                former);
        Patience.until(() -> publishedBy(here), kids -> !kids.contains(former));
        Patience.until(() -> before.get("/api/auth/me").status(), status -> status == 401);
        after.get("/api/auth/me").is(200);
        refresh(before).is(200);
    }

    private static void assertMe(String name, String token, int status) {
        assertThat(from(newAddress(), here)
                        .with("Authorization", "Bearer " + token)
                        .get("/api/auth/me")
                        .status())
                .as(name)
                .isEqualTo(status);
    }

    /** The key itself, which only who has database and SECRET_KEY can open. */
    private static RSAKey signingKey(String kid) throws Exception {
        var sealed = database.texts("select sealed_key from signing_keys where kid = ?", kid)
                .get(0);
        return RSAKey.parse(new String(new Secrets(SECRET_KEY).open("signing-key", sealed), StandardCharsets.UTF_8));
    }

    private static String kidOf(Visitor visitor) {
        try {
            return SignedJWT.parse(visitor.accessToken()).getHeader().getKeyID();
        } catch (java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> publishedBy(Node node) {
        return node.visitor().get("/.well-known/jwks.json").is(200).json().findValuesAsText("kid");
    }

    private static String hashOf(Visitor user) {
        return database.texts("select password_hash from users where email = ?", user.email())
                .get(0);
    }

    private static String deviceOf(Visitor user) {
        var cookie =
                somebody(here).login(user.email(), Visitor.PASSWORD).is(200).header("Set-Cookie");
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static Answer login(Visitor who, String email, String password, String code) {
        return who.login(email, password, code);
    }

    private static Answer change(Visitor who, String current, String next) {
        return who.post(
                "/api/auth/change-password",
                Map.of("current_password", current, "new_password", next, "confirm_password", next));
    }

    private static Answer refresh(Visitor who) {
        return somebody(here).post("/api/auth/refresh", Map.of("refresh_token", who.refreshToken()));
    }

    private static Map<String, Object> registration() {
        return Map.of(
                "email", "nobody@example.org",
                "first_name", "Ada",
                "last_name", "King",
                "password", "short",
                "confirm_password", "short",
                "terms_accepted", true);
    }

    private static Visitor somebody(Node node) {
        return from(newAddress(), node);
    }

    private static Visitor from(String address, Node node) {
        return node.visitor().with("X-Forwarded-For", address);
    }

    private static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }
}
