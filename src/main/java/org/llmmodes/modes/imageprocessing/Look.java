package org.llmmodes.modes.imageprocessing;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Json;

/**
 * What looking at an image brought.
 *
 * @param analysis   what was measured; null when only the text is wanted
 * @param transcript what is written in it
 */
record Look(@Nullable Analysis analysis, Transcript transcript) {

    /** Tells as much as the plan wants; the text for itself is the text and nothing else. */
    void tell(Plan plan, Answer answer) {
        var json = analysis == null ? Json.object() : analysis.json();
        transcript.into(json);
        answer.metadata().set("analysis", json);
        if (analysis != null) {
            answer.say(analysis.text() + "\n" + transcript.summary());
        }
        if (plan.reads()) {
            answer.say(transcript.text());
        }
    }
}
