package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.llmmodes.blackbox.SmtpGate.Mood;

/** Letters on their way: what they look like, and that each arrives once whatever the mail server does. */
@ParameterizedClass
@EnumSource(Database.class)
class MailStory {

    private static final String VERIFY = "Confirm your e-mail address";
    private static final String RESET = "Choose a new password";
    private static final int A_CROWD = 12;

    private final Postbox post = Postbox.shared();
    private final Node node;

    MailStory(Database database) {
        this.node = Node.shared(database);
    }

    @AfterEach
    void calm() {
        post.gate().become(Mood.KIND);
    }

    @Test
    void aLetterHasBothFormsAndAHeaderOfItsOwn() {
        var address = newUser();

        var letter = post.await(address, VERIFY);

        assertThat(letter.text()).contains("Hello Ada,");
        assertThat(letter.html()).contains("<h1", "Ada", letter.token());
        assertThat(letter.page()).isEqualTo("http://localhost:" + node.setting("HTTP_PORT") + "/verify-email");
        assertThat(letter.header("From")).isEqualTo("LLM_MODES <no-reply@modes.example>");
        assertThat(letter.header("To")).isEqualTo(address);
        assertThat(letter.header("Message-ID")).matches("<[A-Za-z0-9_-]{22}@modes\\.example>");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(letter.header("Date")).isNotEmpty();
        assertThat(node.log()).doesNotContain("expected resource not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "de-AT,de;q=0.9,en;q=0.5 | Bestätigen Sie Ihre E-Mail-Adresse",
                "pt, fr-CA;q=0.8         | Confirmez votre adresse e-mail",
                "en;q=0.1, de;q=0.2      | Bestätigen Sie Ihre E-Mail-Adresse",
                "pt                      | Confirm your e-mail address",
                "*                       | Confirm your e-mail address"
            })
    void aLetterIsInTheLanguageOfTheBrowser(String acceptLanguage, String subject) {
        var address = newAddress();
        node.visitor().with("Accept-Language", acceptLanguage).register(address).is(201);

        assertThat(post.await(address, subject).token()).isNotEmpty();
    }

    @Test
    void aLinkNeverFollowsTheHostHeader() {
        var address = newAddress();
        node.visitor()
                .with("X-Forwarded-Host", "evil.example")
                .register(address)
                .is(201);

        assertThat(post.await(address, VERIFY).text()).doesNotContain("evil");
    }

    @Test
    void norTheHostThatARequestIsAddressedTo() throws IOException {
        var address = newAddress();
        var body = new ObjectMapper().writeValueAsString(registration(address));

        var answer = Wire.post(node.address(), "evil.example", "/api/auth/register", body);

        assertThat(answer).startsWith("HTTP/1.1 201 ");
        var letter = post.await(address, VERIFY);
        assertThat(letter.page()).isEqualTo("http://localhost:" + node.setting("HTTP_PORT") + "/verify-email");
        assertThat(letter.text() + letter.html()).doesNotContain("evil");
    }

    @Test
    void aNewLineInANameOrAddressSendsNothing() {
        for (var field : List.of("first_name", "last_name", "email")) {
            var body = registration(newAddress());
            body.put(field, body.get(field) + "\r\nBcc: victim@example.org");
            node.visitor().post("/api/auth/register", body).is(422);
        }

        assertThat(post.lettersTo("victim@example.org")).isEmpty();
    }

    @Test
    void whatWasRefusedAtRegistrationSendsNothing() {
        var address = newUser();
        post.await(address, VERIFY);

        node.visitor().register(address).is(409);

        arriveInOrder();
        assertThat(post.count(address, VERIFY)).isEqualTo(1);
    }

    @Test
    void lettersWaitForAServerThatIsAwayAndArriveOnce() throws Exception {
        post.gate().close();
        List<String> crowd;
        try {
            crowd = AccountStory.inParallel(java.util.Collections.nCopies(A_CROWD, this::newUser));
            Patience.until(node::log, log -> log.contains("The mail server cannot be used"));
        } finally {
            post.gate().open();
        }

        crowd.forEach(address -> post.await(address, VERIFY));

        arriveInOrder();
        assertThat(crowd)
                .allSatisfy(address -> assertThat(post.count(address, VERIFY)).isEqualTo(1));
    }

    @Test
    void aSlowServerHoldsUpNoRequestAndGetsEachLetterOnce() {
        post.gate().become(Mood.SLOW);
        var crowd = new ArrayList<String>();
        var started = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            crowd.add(newUser());
        }
        assertThat(System.nanoTime() - started).isLessThan(10_000_000_000L);

        crowd.forEach(address -> post.await(address, VERIFY));

        assertThat(crowd)
                .allSatisfy(address -> assertThat(post.count(address, VERIFY)).isEqualTo(1));
    }

    @Test
    void aLetterThatIsPutOffIsSentLater() {
        post.gate().become(Mood.BUSY);
        var address = newUser();
        Patience.until(node::log, log -> log.contains("was not taken: 451 4.7.1 Come back later"));

        post.gate().become(Mood.KIND);

        post.await(address, VERIFY);
        arriveInOrder();
        assertThat(post.count(address, VERIFY)).isEqualTo(1);
    }

    @Test
    void aLetterThatIsRefusedForGoodIsNotTriedAgain() {
        post.gate().become(Mood.REFUSING);
        var address = newUser();
        var line = Patience.until(
                () -> node.log()
                        .lines()
                        .filter(each -> each.contains("was not taken: 550 5.1.1 No such user"))
                        .toList(),
                lines -> !lines.isEmpty());

        post.gate().become(Mood.KIND);

        arriveInOrder();
        arriveInOrder();
        assertThat(post.count(address, VERIFY)).isZero();
        assertThat(line).noneMatch(each -> each.contains("AAAAAAAAAA"));
        anAdministratorHasItTriedAgain(address);
    }

    private void anAdministratorHasItTriedAgain(String address) {
        var admin = node.admin();
        var letters = admin.get("/api/admin/mail?status=failed&limit=100").is(200);
        assertThat(letters.text()).doesNotContainPattern("token=[A-Za-z0-9_-]");
        var letter = StreamSupport.stream(letters.json().spliterator(), false)
                .filter(each -> each.path("to").asText().equals(address))
                .findFirst()
                .orElseThrow();
        assertThat(letter.path("last_error").asText()).contains("550 5.1.1 No such user");
        var retry = "/api/admin/mail/" + letter.path("id").asLong() + "/retry";

        admin.post(retry, Map.of()).is(200);

        post.await(address, VERIFY);
        Patience.until(() -> admin.post(retry, Map.of()).status(), status -> status == 409);
        assertThat(post.count(address, VERIFY)).isEqualTo(1);
    }

    @Test
    void aServerThatHangsUpBeforeItsAnswerGetsTheSameLetterAgainUnderTheSameId() {
        post.gate().become(Mood.FORGETFUL);
        var address = newUser();

        post.await(address, VERIFY, 2);

        arriveInOrder();
        var letters = post.lettersTo(address);
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).header("Message-ID")).isEqualTo(letters.get(1).header("Message-ID"));
    }

    @Test
    void aLetterLeavesWithinASecond() {
        var times = new ArrayList<Long>();
        for (int i = 0; i < 5; i++) {
            var address = newUser();
            var registered = System.nanoTime();
            post.await(address, VERIFY);
            times.add((System.nanoTime() - registered) / 1_000_000);
        }

        assertThat(times.stream().sorted().toList().get(2)).isLessThan(1000);
    }

    @Test
    void noTokenGetsIntoTheLogOfAServerThatHasAMailServer() {
        var address = newUser();
        var token = post.await(address, VERIFY).token();
        node.visitor().get("/verify-email?token=" + token).is(200);
        node.visitor()
                .post("/api/auth/forgot-password", Map.of("email", address))
                .is(200);
        var reset = post.await(address, RESET).token();

        assertThat(node.log()).doesNotContain(token, reset);
        assertThat(node.console()).doesNotContain(token, reset);
    }

    /** Waits until a letter that was written after all others has come: what was to come before it has. */
    private void arriveInOrder() {
        post.await(newUser(), VERIFY);
    }

    private String newUser() {
        var address = newAddress();
        node.visitor().register(address).is(201);
        return address;
    }

    private static String newAddress() {
        return "mail-" + UUID.randomUUID() + "@example.org";
    }

    private static Map<String, Object> registration(String address) {
        return new HashMap<>(Map.of(
                "email",
                address,
                "first_name",
                "Ada",
                "last_name",
                "Lovelace",
                "password",
                Visitor.PASSWORD,
                "confirm_password",
                Visitor.PASSWORD,
                "terms_accepted",
                true));
    }
}
