package org.llmmodes.chat.boundary;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/** Reads the header by which a client says that it may send the same message twice. */
final class IdempotencyKey {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private IdempotencyKey() {}

    /** @throws ProblemException 422 unless absent or 1..255 visible ASCII characters */
    static @Nullable String of(@Nullable String header) {
        if (header != null && !KEY.matcher(header).matches()) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "Must be 1 to 255 visible ASCII characters.", "invalid_format");
        }
        return header;
    }
}
