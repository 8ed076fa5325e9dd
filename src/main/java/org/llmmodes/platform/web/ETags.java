package org.llmmodes.platform.web;

import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Entity tags from version counters, and the precondition that they serve (RFC 9110 §13.1.1). */
public final class ETags {

    private ETags() {}

    /** The strong tag of a version: {@code "7"}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Holds a change against {@code If-Match}; an absent header or {@code *} lets everything pass.
     *
     * @throws ProblemException 412 when the header names only other versions
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        var current = of(version);
        for (var tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(current)) {
                return;
            }
        }
        throw new ProblemException(
                ProblemType.PRECONDITION_FAILED, "This was changed meanwhile; read it again and repeat the change.");
    }
}
