package org.llmmodes.platform.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;

/**
 * Which part of a list is wanted.
 *
 * @param limit  how many at most, 1..100
 * @param offset how many to skip, at least 0; what is more than any list has is cut
 */
public record Page(int limit, int offset) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 100;

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,1000}");

    /** With a limit added still an int. */
    private static final int MAX_OFFSET = Integer.MAX_VALUE - MAX_LIMIT;

    /** Reads the query parameters {@code limit} and {@code offset}; absent means 50 and 0. */
    public static Page of(@Nullable String limit, @Nullable String offset) {
        var count = number("limit", limit, DEFAULT_LIMIT);
        if (count.signum() <= 0 || count.compareTo(BigInteger.valueOf(MAX_LIMIT)) > 0) {
            throw ProblemException.invalid("limit", "Must be from 1 to 100.", "out_of_range");
        }
        var skipped = number("offset", offset, 0);
        if (skipped.signum() < 0) {
            throw ProblemException.invalid("offset", "Must be 0 or more.", "out_of_range");
        }
        return new Page(
                count.intValue(), skipped.min(BigInteger.valueOf(MAX_OFFSET)).intValue());
    }

    private static BigInteger number(String name, @Nullable String text, int fallback) {
        if (text == null || text.isEmpty()) {
            return BigInteger.valueOf(fallback);
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw ProblemException.invalid(name, "Must be a whole number.", "wrong_type");
        }
        return new BigInteger(text);
    }

    /** The wanted part of a list that is at hand as a whole. */
    public Response answerPartOf(List<?> all, UriInfo uri) {
        var from = Math.min(offset, all.size());
        return answer(all.subList(from, Math.min(from + limit, all.size())), all.size(), uri);
    }

    /** The list as an answer: an array with {@code X-Total-Count} and {@code Link} to the pages beside it (RFC 8288). */
    public Response answer(List<?> items, long total, UriInfo uri) {
        var links = new ArrayList<String>();
        if (offset + limit < total) {
            links.add(link(uri, offset + limit, "next"));
        }
        if (offset > 0) {
            links.add(link(uri, Math.max(0, offset - limit), "prev"));
        }
        var response = Response.ok(items).header("X-Total-Count", total);
        if (!links.isEmpty()) {
            response.header("Link", String.join(", ", links));
        }
        return response.build();
    }

    /** A relative reference: the server need not know under which name it is reached. */
    private String link(UriInfo uri, int from, String relation) {
        var target = uri.getRequestUriBuilder()
                .replaceQueryParam("limit", limit)
                .replaceQueryParam("offset", from)
                .build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
