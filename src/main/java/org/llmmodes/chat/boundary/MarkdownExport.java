package org.llmmodes.chat.boundary;

import java.time.Instant;
import java.util.regex.Pattern;
import org.llmmodes.chat.control.MessageView;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.chat.entity.Role;

/** Writes a chat as Markdown: a heading for every message with who said it and when, then its words as they are. */
final class MarkdownExport {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SPECIAL = Pattern.compile("([\\\\\\[\\]*_`<>#])");

    private MarkdownExport() {}

    static String head(Chat chat, Instant now) {
        return "# " + line(chat.title()) + "\n\n- Mode: " + chat.mode() + "\n- Created: " + chat.createdAt()
                + "\n- Exported: " + now + "\n";
    }

    static String message(MessageView view) {
        var message = view.message();
        var text = new StringBuilder("\n## ")
                .append(nameOf(message.role()))
                .append(" — ")
                .append(message.createdAt());
        if (message.status() != MessageStatus.COMPLETE) {
            text.append(" (").append(message.status().wireName()).append(')');
        }
        text.append("\n\n").append(message.content().stripTrailing()).append('\n');
        for (var file : view.files()) {
            text.append("\n[")
                    .append(line(file.name()))
                    .append("](")
                    .append(FileResponse.urlOf(file))
                    .append(")\n");
        }
        return text.toString();
    }

    private static String nameOf(Role role) {
        return switch (role) {
            case USER -> "User";
            case ASSISTANT -> "Assistant";
            case SYSTEM -> "System";
        };
    }

    /** One line in which nothing is markup. */
    private static String line(String text) {
        return SPECIAL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("\\\\$1");
    }
}
