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
    private static final String MARK = " request=";
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
        if (id == null) {
            work.run();
            return;
        }
        enter(id);
        try {
            work.run();
        } finally {
            leave();
        }
    }

    /**
     * From now on this thread works for a request. Its name says so too: the JSON log shows the name in every line ({@code ext_thread}),
     * whoever writes it, so the lines of a request are found whatever library they come from.
     */
    static void enter(String id) {
        CURRENT.set(id);
        var thread = Thread.currentThread();
        thread.setName(plainName(thread) + MARK + id);
    }

    static void leave() {
        CURRENT.remove();
        var thread = Thread.currentThread();
        thread.setName(plainName(thread));
    }

    private static String plainName(Thread thread) {
        var mark = thread.getName().indexOf(MARK);
        return mark < 0 ? thread.getName() : thread.getName().substring(0, mark);
    }
}
