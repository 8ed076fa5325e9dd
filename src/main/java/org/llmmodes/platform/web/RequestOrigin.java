package org.llmmodes.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the request comes from that this thread works for.
 *
 * @param ipAddress the client's address as {@link ClientAddress} finds it
 * @param userAgent the User-Agent header, cut at 400 UTF-16 units, as wide as its columns are; null where none came
 */
public record RequestOrigin(String ipAddress, @Nullable String userAgent) {

    private static final int MAX_USER_AGENT = 400;
    private static final ThreadLocal<@Nullable RequestOrigin> CURRENT = new ThreadLocal<>();

    static RequestOrigin of(String ipAddress, @Nullable String userAgent) {
        return new RequestOrigin(ipAddress, userAgent == null ? null : cut(userAgent));
    }

    /** Never in the middle of a character. */
    private static String cut(String userAgent) {
        if (userAgent.length() <= MAX_USER_AGENT) {
            return userAgent;
        }
        var splits = Character.isHighSurrogate(userAgent.charAt(MAX_USER_AGENT - 1));
        return userAgent.substring(0, splits ? MAX_USER_AGENT - 1 : MAX_USER_AGENT);
    }

    /** Empty where this thread works for no request. */
    public static Optional<RequestOrigin> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** The same work for the same request, to be done on another thread. */
    public static Runnable carried(Runnable work) {
        var origin = CURRENT.get();
        var id = RequestId.current();
        return () -> RequestId.during(id, () -> {
            if (origin != null) {
                enter(origin);
            }
            try {
                work.run();
            } finally {
                leave();
            }
        });
    }

    static void enter(RequestOrigin origin) {
        CURRENT.set(origin);
    }

    static void leave() {
        CURRENT.remove();
    }
}
