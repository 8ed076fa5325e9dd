package org.llmmodes.chat.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.chat.entity.Message;

class MarkdownExportTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void theTitleIsOneLineWithoutMarkup() {
        var head = MarkdownExport.head(new Chat(1, "A *b*\n# c", "similar_questions", NOW), NOW);
        assertThat(head).startsWith("# A \\*b\\* \\# c\n\n- Mode: similar_questions\n");
    }

    @Test
    void aMessageHasItsSpeakerAndTimeAndItsWordsAsTheyAre() {
        var message = Message.fromUser(1, "**Hi**\n", null, null, NOW);
        assertThat(MarkdownExport.message(new MessageView(message, List.of())))
                .isEqualTo("\n## User — 2026-01-02T03:04:05Z\n\n**Hi**\n");
    }
}
