package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Users who think better of it at any moment, also while the reply is being stored, harm nobody. */
@ParameterizedClass
@EnumSource(Database.class)
class CancelStory {

    private static final int ROUNDS = 40;

    private final Node node;

    CancelStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void cancelsAtAnyMomentLeaveTheServerWhole() {
        var hasty = node.visitor().signUp();
        var other = node.visitor().signUp();
        var chat = hasty.openChat("similar_questions");
        var elsewhere = other.openChat("similar_questions");
        for (int round = 0; round < ROUNDS; round++) {
            var sent = hasty.also("Prefer", "respond-async")
                    .post("/api/chats/" + chat + "/messages", Map.of("content", "What is coffee " + round + "?"))
                    .is(202);
            var reply = sent.at("reply/id").asLong();
            Node.pause(Duration.ofMillis(round % 20 * 3L));

            var ended = hasty.post("/api/chats/" + chat + "/messages/" + reply + "/cancel", Map.of())
                    .is(200);

            assertThat(ended.at("status").asText()).isIn("cancelled", "complete");
            other.post("/api/chats/" + elsewhere + "/messages?reply=false", Map.of("content", "round " + round))
                    .is(201);
            node.visitor().get("/health").is(200);
        }
        assertThat(other.get("/api/chats/" + elsewhere)
                        .is(200)
                        .at("message_count")
                        .asInt())
                .isEqualTo(ROUNDS);
    }
}
