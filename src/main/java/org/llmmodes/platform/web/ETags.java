package org.llmmodes.platform.web;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Entity tags from version counters, and the precondition that they serve (RFC 9110 §13.1.1). */
public final class ETags {

    private static final Pattern REVISION = Pattern.compile("\\.\\d+\"$");

    private ETags() {}

    /** The strong tag of a version: {@code "7"}. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** The strong tag of something that moves in two ways, of which only the first counts for changes: {@code "7.41"}. */
    public static String of(long version, long revision) {
        return "\"" + version + "." + revision + "\"";
    }

    /** Whether {@code If-None-Match} names the state that there is (RFC 9110 §13.1.2: a weak comparison). */
    public static boolean isKnown(@Nullable String ifNoneMatch, String current) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag -> tag.equals(current) || tag.equals("*"));
    }

    /**
     * Holds a change against {@code If-Match}; an absent header or {@code *} lets everything pass. Of a tag with a revision the version counts.
     *
     * @throws ProblemException 412 when the header names only other versions
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        requireMatch(ifMatch, of(version), tag -> REVISION.matcher(tag).replaceFirst("\""));
    }

    /**
     * The same for what takes everything away: the revision counts too, so that nothing goes that the client has not seen.
     *
     * @throws ProblemException 412 when the header names only other states
     */
    public static void requireMatch(@Nullable String ifMatch, long version, long revision) {
        requireMatch(ifMatch, of(version, revision), tag -> tag);
    }

    private static void requireMatch(@Nullable String ifMatch, String current, UnaryOperator<String> compared) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        if (Arrays.stream(ifMatch.split(",", -1))
                .noneMatch(tag -> compared.apply(tag.strip()).equals(current))) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "This was changed meanwhile; read it again and repeat the change.");
        }
    }
}
