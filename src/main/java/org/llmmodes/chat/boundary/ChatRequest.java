package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the owner says about a chat; white space around titles does not count. */
final class ChatRequest {

    private ChatRequest() {}

    /**
     * A new chat.
     *
     * @param title 1..200 characters
     * @param mode  the name of a mode
     */
    record Open(
            @NotBlank @Size(max = 200) String title,
            @NotBlank String mode) {

        Open {
            if (title != null) {
                title = title.strip();
            }
        }
    }

    /**
     * Changes to a chat; what is null or absent stays.
     *
     * @param title 1..200 characters
     */
    record Change(
            @Size(min = 1, max = 200) @Nullable String title,
            @JsonProperty("is_pinned") @Nullable Boolean pinned,
            @JsonProperty("is_archived") @Nullable Boolean archived) {

        Change {
            if (title != null) {
                title = title.strip();
            }
        }
    }
}
