package org.llmmodes.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** How many bytes a body may have: 1 MiB, and 32 MiB where attachments are sent. Counted, and given room, while it is read, whatever was declared. */
@ApplicationScoped
public class BodyLimits {

    static final long USUAL = 1L << 20;
    static final long WITH_ATTACHMENTS = 32L << 20;
    private static final long MEGABYTE = 1L << 20;

    private static final Pattern ATTACHMENTS = Pattern.compile("/api/chats/[^/]+/messages/?");

    /**
     * How many MiB of large bodies are in memory at once. A body of 30 MiB costs about five times as much while it is read, and the heap is
     * 512 MiB unless somebody says otherwise.
     */
    private static final int MEGABYTES_AT_ONCE = 40;

    /** So much of every body is read at once. */
    private static final long SMALL = 2L << 20;

    private final BodyRoom room = new BodyRoom(MEGABYTES_AT_ONCE, 16, 3, Duration.ofSeconds(10));

    /** The request with its body counted; bodies that were compressed would unfold behind the count, and are refused. */
    Limited limit(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without a Content-Encoding.");
        }
        var limit = ATTACHMENTS.matcher(request.getRequestURI()).matches() ? WITH_ATTACHMENTS : USUAL;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        return new Limited(request, room, limit);
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE, "The body is larger than the " + (limit >> 20) + " MiB that this call accepts.");
    }

    /** A request whose body is counted; to be left when it is answered. */
    static final class Limited extends HttpServletRequestWrapper {

        private final BodyRoom room;
        private final long limit;
        private @Nullable Counted body;

        Limited(HttpServletRequest request, BodyRoom room, long limit) {
            super(request);
            this.room = room;
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
                var sender = getUserPrincipal();
                body = new Counted(
                        super.getInputStream(), limit, room, sender == null ? getRemoteAddr() : sender.getName());
            }
            return body;
        }

        /** Gives back the room that its body has taken. */
        void leave() {
            if (body != null) {
                body.leave();
            }
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private final long limit;
        private final BodyRoom room;
        private final String sender;
        private final BodyPace pace = new BodyPace();
        private BodyRoom.@Nullable Share share;
        private long bytes;
        private long megabytes;

        Counted(ServletInputStream body, long limit, BodyRoom room, String sender) {
            this.body = body;
            this.limit = limit;
            this.room = room;
            this.sender = sender;
        }

        @Override
        public int read() throws IOException {
            var begun = System.nanoTime();
            var next = body.read();
            count(System.nanoTime() - begun, next < 0 ? -1 : 1);
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var begun = System.nanoTime();
            var read = body.read(target, offset, length);
            count(System.nanoTime() - begun, read);
            return read;
        }

        private void count(long nanos, int read) {
            if (read < 0) {
                if (share != null) {
                    room.hasCome(share);
                }
                return;
            }
            bytes += read;
            if (bytes > limit) {
                throw tooLarge(limit);
            }
            switch (pace.after(nanos, read, share != null && room.isShort())) {
                case TOO_SLOW -> throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body came too slowly.");
                case IN_THE_WAY ->
                    throw new ProblemException(
                                    ProblemType.OVERLOADED,
                                    "Too many large messages at once, and this one comes slowly.")
                            .retryAfter(BodyPace.WINDOW);
                case FINE -> takeRoom();
            }
        }

        private void takeRoom() {
            while (bytes > SMALL && megabytes < (bytes + MEGABYTE - 1) / MEGABYTE) {
                if (share == null) {
                    share = room.enter(sender);
                }
                room.takeOne(share);
                megabytes++;
            }
        }

        void leave() {
            if (share != null) {
                room.leave(share);
            }
        }

        @Override
        public int available() throws IOException {
            return body.available();
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
