package org.llmmodes.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** How many bytes a body may have: 1 MiB, and 32 MiB where attachments are sent. Counted while it is read, whatever was declared. */
@ApplicationScoped
public class BodyLimits {

    static final long USUAL = 1L << 20;
    static final long WITH_ATTACHMENTS = 32L << 20;

    private static final Pattern ATTACHMENTS = Pattern.compile("/api/chats/[^/]+/messages/?");

    /**
     * How many MiB of large bodies are in memory at once. A body of 30 MiB costs about five times as much while it is read, and the heap is
     * 512 MiB unless somebody says otherwise.
     */
    private static final int MEGABYTES_AT_ONCE = 40;

    private static final int SMALL = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Each holds a thread of the server. */
    private static final int MOST_WAITING = 8;

    /** A body may take so long, and a second more for so many bytes. */
    private static final Duration START = Duration.ofSeconds(30);

    private static final int SLOWEST_BYTES_PER_SECOND = 32 << 10;

    private final Semaphore megabytes = new Semaphore(MEGABYTES_AT_ONCE, true);

    /**
     * Waits a moment until there is room for the body of a request. Small ones always have it; nobody reads that of a caller who is not known.
     *
     * @return how many MiB are taken, to be given back by {@link #giveBack}
     * @throws ProblemException 503 when there was no room for a while
     */
    int takeRoom(HttpServletRequest request) {
        if (!ATTACHMENTS.matcher(request.getRequestURI()).matches()
                || !"POST".equals(request.getMethod())
                || request.getUserPrincipal() == null) {
            return 0;
        }
        var declared = request.getContentLengthLong();
        var wanted = (int) ((declared < 0 || declared > WITH_ATTACHMENTS ? WITH_ATTACHMENTS : declared) >> 20) + 1;
        if (wanted <= SMALL) {
            return 0;
        }
        try {
            if (megabytes.getQueueLength() < MOST_WAITING
                    && megabytes.tryAcquire(wanted, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return wanted;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                        ProblemType.OVERLOADED, "Too many large messages at once; send it again in a moment.")
                .retryAfter(PATIENCE);
    }

    void giveBack(int taken) {
        megabytes.release(taken);
    }

    /** The request with its body counted; bodies that were compressed would unfold behind the count, and are refused. */
    HttpServletRequest limit(HttpServletRequest request) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw new ProblemException(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the body as it is, without a Content-Encoding.");
        }
        var limit = ATTACHMENTS.matcher(request.getRequestURI()).matches() ? WITH_ATTACHMENTS : USUAL;
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        return new Limited(request, limit);
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                ProblemType.TOO_LARGE, "The body is larger than the " + (limit >> 20) + " MiB that this call accepts.");
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final long limit;

        Limited(HttpServletRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), limit);
        }
    }

    private static final class Counted extends ServletInputStream {

        private final ServletInputStream body;
        private long left;
        private final long limit;
        private final long begun = System.nanoTime();

        Counted(ServletInputStream body, long limit) {
            this.body = body;
            this.left = limit;
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = body.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge(limit);
            }
            var patience = START.plusSeconds((limit - left) / SLOWEST_BYTES_PER_SECOND);
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body came too slowly.");
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
