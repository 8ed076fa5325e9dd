package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Characters;
import org.llmmodes.platform.json.Visible;

/** What the owner says about a chat; white space around titles does not count, and a title that nobody can see is an empty one. */
final class ChatRequest {

    private ChatRequest() {}

    /**
     * A new chat.
     *
     * @param title 1..200 characters
     * @param mode  the name of a mode
     */
    record Open(
            @NotBlank(message = "Must not be blank.")
            @Characters(max = 200, message = "Must have at most 200 characters.")
            String title,

            @NotBlank(message = "Must not be blank.") String mode) {

        Open {
            if (title != null) {
                title = Visible.orEmpty(title.strip());
            }
        }
    }

    /**
     * Changes to a chat; what is null or absent stays.
     *
     * @param title 1..200 characters
     */
    record Change(
            @Size(min = 1, message = "Must have 1 to 200 characters.")
            @Characters(max = 200, message = "Must have 1 to 200 characters.")
            @Nullable
            String title,

            @JsonProperty("is_pinned") @Nullable Boolean pinned,
            @JsonProperty("is_archived") @Nullable Boolean archived) {

        Change {
            if (title != null) {
                title = Visible.orEmpty(title.strip());
            }
        }
    }
}
