package org.llmmodes.modes.provider;

import java.util.Locale;

/** What became of a call to the provider. */
enum Outcome {
    /** It is under way, or its node died with it. */
    RUNNING,
    COMPLETE,
    FAILED,
    /** Nobody wanted the answer any more. */
    CANCELLED;

    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
