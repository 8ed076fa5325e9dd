package org.llmmodes.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id of a request: taken from the client where it is sane, made otherwise; in the answer and in every log line. */
public final class RequestId {

    public static final String HEADER = "X-Request-ID";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private RequestId() {}

    /** The id of a request that passed the filter. */
    public static String of(HttpServletRequest request) {
        var known = request.getAttribute(ATTRIBUTE);
        if (known instanceof String id) {
            return id;
        }
        var given = request.getHeader(HEADER);
        var id = given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of the request that this thread works for, or null where it works for none. */
    public static @Nullable String current() {
        return CURRENT.get();
    }

    /** Runs something for a request; used where its work goes on in another thread. */
    public static void during(@Nullable String id, Runnable work) {
        var before = CURRENT.get();
        CURRENT.set(id);
        try {
            work.run();
        } finally {
            CURRENT.set(before);
        }
    }

    static void enter(String id) {
        CURRENT.set(id);
    }

    static void leave() {
        CURRENT.remove();
    }
}
