package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A letter that had to wait for a mail server, for its owner to set it up, and for TLS: none is lost on the way. */
class OutboxStory {

    private static final String VERIFY = "Confirm your e-mail address";

    private final Postbox post = Postbox.shared();

    @Test
    void aLetterWaitsForAMailServerAndNothingIsSentInClearUnlessThatIsAllowed() {
        var address = "outbox-" + UUID.randomUUID() + "@example.org";
        try (var node = Node.start(Database.H2, Map.of())) {
            node.visitor().register(address).is(201);
            // In development the link is in the log, on the console too.
            assertThat(node.log().lines().filter(line -> line.contains("/verify-email?token=")))
                    .hasSize(1)
                    .allMatch(line -> line.contains(address));
            assertThat(node.console()).contains("/verify-email?token=");
            node.kill();

            var visits = post.gate().visits();
            var demanding = new HashMap<>(post.environment());
            demanding.put("SMTP_STARTTLS", "true");
            node.restart(demanding);
            Patience.until(node::log, log -> log.contains("STARTTLS is required"));
            assertThat(post.gate().visits()).isGreaterThan(visits);
            assertThat(post.lettersTo(address)).isEmpty();
            node.kill();

            var strict = new HashMap<>(post.environment());
            strict.put("REQUIRE_VERIFIED_EMAIL", "true");
            node.restart(strict);

            var token = post.await(address, VERIFY).token();
            assertThat(post.count(address, VERIFY)).isEqualTo(1);
            signInWaitsForTheConfirmation(node, address, token);
        }
    }

    /** With REQUIRE_VERIFIED_EMAIL; who has no password learns nothing of it. */
    private static void signInWaitsForTheConfirmation(Node node, String address, String token) {
        var early = node.visitor().login(address, Visitor.PASSWORD).isProblem(403, "forbidden");
        assertThat(early.at("detail").asText()).contains("Confirm your e-mail address first");
        assertThat(early.header("Set-Cookie")).isEmpty();
        node.visitor().login(address, "Wrong-Horse-7-Battery").isProblem(401, "wrong-credentials");

        node.visitor().post("/api/auth/verify-email", Map.of("token", token)).is(200);

        node.visitor().login(address, Visitor.PASSWORD).is(200);
    }
}
