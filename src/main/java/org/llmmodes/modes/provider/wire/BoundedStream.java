package org.llmmodes.modes.provider.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** A stream that breaks when more comes than anybody could want, and that tells how it broke: parsers keep that to themselves. */
final class BoundedStream extends FilterInputStream {

    /** More came than anybody could want; asking again would bring as much. */
    static final class TooMuch extends IOException {

        private static final long serialVersionUID = 1L;

        TooMuch() {
            super("more bytes than any answer has");
        }
    }

    private final Consumer<IOException> whenBroken;
    private long left;

    BoundedStream(InputStream in, long most, Consumer<IOException> whenBroken) {
        super(in);
        this.left = most;
        this.whenBroken = whenBroken;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            var read = in.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooMuch();
            }
            return read;
        } catch (IOException e) {
            whenBroken.accept(e);
            throw e;
        }
    }
}
