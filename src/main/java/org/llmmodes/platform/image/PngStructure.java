package org.llmmodes.platform.image;

import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/** The chunks of a PNG (W3C PNG, third edition, §5): IHDR first, image data, IEND. */
final class PngStructure {

    /** The best ratio of deflate: 258 bytes from two bits (RFC 1951). */
    private static final long DEFLATE_BEST_RATIO = 1_032;

    private static final List<String> PIXELS = List.of("IHDR", "PLTE", "tRNS", "IDAT");

    private PngStructure() {}

    static Structure read(Cursor in) throws UnacceptableImage {
        var draft = new Structure.Draft("png");
        var needed = header(in, draft);
        var palette = false;
        var data = 0L;
        for (var at = 33L; ; ) {
            var length = in.u32be(at);
            in.require(at, length + 12);
            var body = (int) at + 8;
            if (in.startsWith((int) at + 4, "IEND")) {
                break;
            } else if (in.startsWith((int) at + 4, "IDAT")) {
                if (data == 0 && length >= 2 && in.u16be(body) % 31 != 0) {
                    throw UnacceptableImage.damaged();
                }
                data += length;
            } else if (in.startsWith((int) at + 4, "PLTE")) {
                palette = true;
            } else if (in.startsWith((int) at + 4, "acTL") && length == 8) {
                draft.frames = frames(in.u32be(body));
            } else if (in.startsWith((int) at + 4, "eXIf")) {
                draft.exif(body, (int) length);
            }
            at += length + 12;
        }
        if (data * DEFLATE_BEST_RATIO < needed) {
            throw UnacceptableImage.truncated();
        }
        if (in.u8(25) == 3 && !palette) {
            throw UnacceptableImage.damaged();
        }
        return draft.done();
    }

    /**
     * The file with nothing but what makes its pixels. The JDK's decoder inflates compressed text and profiles without a bound when there is a
     * palette, even if nobody wants them.
     */
    static byte[] pixelsOnly(byte[] bytes) throws UnacceptableImage {
        var in = new Cursor(bytes);
        var out = new byte[bytes.length];
        System.arraycopy(bytes, 0, out, 0, 8);
        var end = 8;
        var last = false;
        for (var at = 8; !last; ) {
            var length = (int) in.u32be(at) + 12;
            in.require(at, length);
            var tag = at + 4;
            last = in.startsWith(tag, "IEND");
            if (last || PIXELS.stream().anyMatch(name -> in.startsWith(tag, name))) {
                System.arraycopy(bytes, at, out, end, length);
                end += length;
            }
            at += length;
        }
        return Arrays.copyOf(out, end);
    }

    /** Reads IHDR and returns how many bytes the image data must inflate to at least. */
    private static long header(Cursor in, Structure.Draft draft) throws UnacceptableImage {
        in.require(0, 33);
        if (in.u32be(8) != 13 || !in.startsWith(12, "IHDR")) {
            throw UnacceptableImage.damaged();
        }
        var crc = new CRC32();
        crc.update(in.bytes(), 12, 17);
        if (crc.getValue() != in.u32be(29)) {
            throw UnacceptableImage.damaged();
        }
        var width = in.u32be(16);
        var height = in.u32be(20);
        draft.size((int) Math.min(width, Integer.MAX_VALUE), (int) Math.min(height, Integer.MAX_VALUE));
        var depth = in.u8(24);
        var bits = depth * channels(in.u8(25), depth);
        if (in.u8(26) != 0 || in.u8(27) != 0 || in.u8(28) > 1) {
            throw UnacceptableImage.damaged();
        }
        return width * height * bits / 8;
    }

    private static int channels(int colourType, int depth) throws UnacceptableImage {
        var allowed =
                switch (colourType) {
                    case 0 -> " 1 2 4 8 16 ";
                    case 3 -> " 1 2 4 8 ";
                    case 2, 4, 6 -> " 8 16 ";
                    default -> "";
                };
        if (!allowed.contains(" " + depth + " ")) {
            throw UnacceptableImage.damaged();
        }
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    private static int frames(long count) throws UnacceptableImage {
        if (count > ImageInspector.MAX_FRAMES) {
            throw UnacceptableImage.tooManyFrames();
        }
        return (int) Math.max(1, count);
    }
}
