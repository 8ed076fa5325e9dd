package org.llmmodes.platform.image;

/** Reads numbers from bytes at given places; a place behind the end means that the file was cut off. */
final class Cursor {

    private final byte[] bytes;

    Cursor(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether the characters, each one byte, stand at the place; false behind the end. */
    boolean startsWith(int at, String latin1) {
        if (at < 0 || at > bytes.length - latin1.length()) {
            return false;
        }
        for (var i = 0; i < latin1.length(); i++) {
            if ((bytes[at + i] & 0xFF) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    int u8(long at) throws UnacceptableImage {
        require(at, 1);
        return bytes[(int) at] & 0xFF;
    }

    /** Two bytes, the high one first. */
    int u16be(long at) throws UnacceptableImage {
        return u8(at) << 8 | u8(at + 1);
    }

    /** Two bytes, the low one first. */
    int u16le(long at) throws UnacceptableImage {
        return u8(at) | u8(at + 1) << 8;
    }

    int u24le(long at) throws UnacceptableImage {
        return u16le(at) | u8(at + 2) << 16;
    }

    long u32be(long at) throws UnacceptableImage {
        return (long) u16be(at) << 16 | u16be(at + 2);
    }

    long u32le(long at) throws UnacceptableImage {
        return u16le(at) | (long) u16le(at + 2) << 16;
    }

    /** @throws UnacceptableImage truncated, when the bytes are not all there */
    void require(long at, long count) throws UnacceptableImage {
        if (at < 0 || count < 0 || at + count > bytes.length) {
            throw UnacceptableImage.truncated();
        }
    }
}
