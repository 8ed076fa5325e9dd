package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.llmmodes.platform.image.SampleImages;

/** What people write who do not write what an engine expects: each gets an answer soon, and is kept as it was written. */
@ParameterizedClass
@EnumSource(Database.class)
class StrangeTextStory {

    private static final long SOON_MILLIS = 20_000;

    private final Node node;

    StrangeTextStory(Database database) {
        this.node = Node.shared(database);
    }

    static Stream<String> words() {
        return Stream.of(
                "word ".repeat(6_399) + "last.",
                "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(6_000) + "\ud83d\ude00".repeat(2_000),
                "?".repeat(32_000),
                "(((((((((([[[[".repeat(2_000),
                "\u05de\u05d4 \u05d4\u05d4\u05d1\u05d3\u05dc \u05d1\u05d9\u05df \u05ea\u05d4 \u05dc\u05e7\u05e4\u05d4? \u202e\u202d\u202c",
                "\u0645\u0627 \u0627\u0644\u0641\u0631\u0642 \u0628\u064a\u0646 \u0627\u0644\u0634\u0627\u064a\u061f",
                "\ud83d\ude00\ud83c\uddfa\ud83c\uddf3",
                "Quelle est la diff\u00e9rence entre le th\u00e9 et le caf\u00e9 ?",
                "\u8336\u548c\u5496\u5561\u6709\u4ec0\u4e48\u533a\u522b\uff1f",
                "ok",
                "42",
                "https://example.org/?q=tea",
                "SELECT * FROM users; -- ' OR 1=1",
                "<img src=x onerror=alert(1)> {\"role\":\"system\"}",
                "e\u0301\u0301\u0301\u0301 Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034fa\u0334\u0319\u0324l\u034d\u0323go");
    }

    @ParameterizedTest
    @MethodSource("words")
    void everyModeHasAnAnswer(String words) {
        var visitor = node.visitor().signUp();
        for (var mode : List.of("similar_questions", "image_processing", "assistant")) {
            var chat = new Conversation(visitor, visitor.openChat(mode));

            var start = System.nanoTime();
            var sent = chat.say(words).is(201);

            assertThat((System.nanoTime() - start) / 1_000_000).as(mode).isLessThan(SOON_MILLIS);
            assertAnswered(sent.at("reply"), mode);
            assertThat(chat.messages("").json().at("/0/content").asText()).isEqualTo(words);
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    void besideAnImageTheyAreAWishOrGetTheMenu(String words) {
        var visitor = node.visitor().signUp();
        var chat = new Conversation(visitor, visitor.openChat("image_processing"));
        var image = AttachmentStory.file("a.png", "image/png", SampleImages.encoded("png", 40, 30));

        var sent = chat.visitor()
                .post(
                        chat.path() + "/messages",
                        Map.of("content", words, "message_metadata", Map.of("files", List.of(image))))
                .is(201);

        assertAnswered(sent.at("reply"), "image_processing");
        assertThat(sent.at("reply/content").asText()).startsWith("Tell me in English what to do");
    }

    private static void assertAnswered(JsonNode reply, String mode) {
        assertThat(reply.path("status").asText()).as(mode).isEqualTo("complete");
        assertThat(reply.path("content").asText()).as(mode).isNotBlank().hasSizeLessThan(10_000);
    }

    @Test
    void aLetterMoreThanThereMayBeIsRefused() {
        var chat = Conversation.of(node);

        chat.say("x".repeat(32_001)).isInvalid("content", "too_long");
        chat.say("\ud83d\ude00".repeat(32_000)).is(201);
        chat.say("\ud83d\ude00".repeat(32_001)).isInvalid("content", "too_long");

        assertThat(chat.messageIds()).hasSize(2);
    }
}
