package org.llmmodes.chat.boundary;

import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemException;

/** Reads ids in paths. */
final class PathId {

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    private PathId() {}

    /** @throws ProblemException 404 for what cannot be the id of anything */
    static long of(String what, String text) {
        if (!ID.matcher(text).matches()) {
            throw ProblemException.notFound(what);
        }
        return Long.parseLong(text);
    }
}
