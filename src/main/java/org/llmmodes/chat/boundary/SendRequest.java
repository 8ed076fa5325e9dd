package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.control.Upload;
import org.llmmodes.chat.control.UploadData;
import org.llmmodes.platform.json.Characters;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.json.Visible;
import org.llmmodes.platform.problem.ProblemException;

/**
 * A message to be sent.
 *
 * @param content         1..32,000 characters
 * @param messageMetadata what the client wants to keep with it; {@code files} are attachments
 */
record SendRequest(
        @NotBlank(message = "Must not be blank.")
        @Characters(max = 32_000, message = "Must have at most 32,000 characters.")
        String content,

        @Nullable ObjectNode messageMetadata) {

    /** How large metadata may be as JSON, in characters, without files. */
    private static final int MAX_METADATA = 64 * 1024;

    private static final String FILES = "files";

    SendRequest {
        if (content != null) {
            content = Visible.orEmpty(content);
        }
    }

    /** The metadata as it is stored: without files; null when nothing is left. */
    @Nullable
    ObjectNode metadata() {
        if (messageMetadata == null) {
            return null;
        }
        var kept = messageMetadata.deepCopy();
        kept.remove(FILES);
        if (hasEndless(kept)) {
            throw ProblemException.invalid(
                    "message_metadata", "Must have no number beyond 1.8e308, which could not be kept.", "out_of_range");
        }
        var text = Json.text(kept);
        if (text.codePointCount(0, text.length()) > MAX_METADATA) {
            throw ProblemException.invalid(
                    "message_metadata", "Must have at most 65,536 characters as JSON, files apart.", "too_long");
        }
        return kept.isEmpty() ? null : kept;
    }

    private static boolean hasEndless(JsonNode value) {
        return value.isFloatingPointNumber()
                ? Double.isInfinite(value.doubleValue())
                : StreamSupport.stream(value.spliterator(), false).anyMatch(SendRequest::hasEndless);
    }

    /** The attachments as the existing client sends them: {@code files: [{name, type, size, data}]}. */
    List<Upload> uploads() {
        var uploads = new ArrayList<Upload>();
        if (messageMetadata == null || !messageMetadata.hasNonNull(FILES)) {
            return uploads;
        }
        var files = messageMetadata.get(FILES);
        if (!files.isArray()) {
            throw ProblemException.invalid("message_metadata.files", "Must be an array.", "wrong_type");
        }
        for (var file : files) {
            var field = "message_metadata.files[" + uploads.size() + "]";
            if (!file.isObject()) {
                throw ProblemException.invalid(field, "Must be an object.", "wrong_type");
            }
            var data = file.get("data");
            if (data == null || data.isNull()) {
                throw ProblemException.invalid(field + ".data", "Must be given.", "required");
            }
            if (!data.isTextual()) {
                throw ProblemException.invalid(field + ".data", "Must be a string.", "wrong_type");
            }
            uploads.add(new Upload(field, file.path("name").asText("image"), new UploadData.Encoded(data.textValue())));
        }
        return uploads;
    }
}
