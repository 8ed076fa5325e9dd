package org.llmmodes.chat.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.json.Json;

/**
 * What files of a message have to be.
 *
 * @param maxBytes bytes of one file
 * @param formats  of {@code png}, {@code jpeg}, {@code gif}, {@code webp}
 */
record AttachmentRules(long maxBytes, SortedSet<String> formats) {

    private static final long MOST_BYTES = 10L << 20;

    /** Where a mode has no settings about files. */
    static final AttachmentRules WIDEST = of(Json.object());

    /** Reads {@code max_file_size} ("10MB") and {@code supported_formats}; absent means the widest. */
    static AttachmentRules of(ObjectNode settings) {
        var formats = new TreeSet<String>();
        settings.path("supported_formats").forEach(format -> formats.add(canonical(format.asText())));
        if (!settings.has("supported_formats")) {
            formats.addAll(List.of("png", "jpeg", "gif", "webp"));
        }
        return new AttachmentRules(
                Math.min(
                        MOST_BYTES,
                        FileSize.parse(settings.path("max_file_size").asText()).orElse(MOST_BYTES)),
                formats);
    }

    private static String canonical(String format) {
        var name = format.toLowerCase(Locale.ROOT);
        return name.equals("jpg") ? "jpeg" : name;
    }
}
