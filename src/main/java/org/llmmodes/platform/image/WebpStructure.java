package org.llmmodes.platform.image;

/** The chunks of a WebP (RFC 9649): a simple lossy or lossless image, or an extended one with a canvas, possibly animated. */
final class WebpStructure {

    private WebpStructure() {}

    static Structure read(Cursor in) throws UnacceptableImage {
        var draft = new Structure.Draft("webp");
        var end = in.u32le(4) + 8;
        in.require(0, end);
        var extended = in.startsWith(12, "VP8X");
        if (extended) {
            draft.size(in.u24le(24) + 1, in.u24le(27) + 1);
        }
        var images = 0;
        for (var at = 12L; at + 8 <= end; ) {
            var length = in.u32le(at + 4);
            if (at + 8 + length > end) {
                throw UnacceptableImage.truncated();
            }
            var tag = (int) at;
            if (in.startsWith(tag, "VP8 ") || in.startsWith(tag, "VP8L")) {
                images++;
                still(in, draft, tag, extended);
            } else if (in.startsWith(tag, "ANMF")) {
                if (++images > ImageInspector.MAX_FRAMES) {
                    throw UnacceptableImage.tooManyFrames();
                }
                animated(in, draft, tag, length, images == 1);
            } else if (in.startsWith(tag, "EXIF")) {
                var skip = in.startsWith(tag + 8, "Exif\0\0") ? 6 : 0;
                draft.exif(tag + 8 + skip, (int) length - skip);
            }
            at += 8 + length + (length & 1);
        }
        if (images == 0) {
            throw UnacceptableImage.truncated();
        }
        draft.frames = images;
        return draft.done();
    }

    private static void still(Cursor in, Structure.Draft draft, int tag, boolean extended) throws UnacceptableImage {
        var size = bitstream(in, tag);
        if (!extended) {
            draft.size(size[0], size[1]);
        } else if (size[0] != draft.width || size[1] != draft.height) {
            throw UnacceptableImage.damaged();
        }
    }

    private static void animated(Cursor in, Structure.Draft draft, int tag, long length, boolean first)
            throws UnacceptableImage {
        if (draft.width == 0 || length < 24) {
            throw UnacceptableImage.damaged();
        }
        var inner = tag + 24;
        if (in.startsWith(inner, "ALPH")) {
            var skip = in.u32le(inner + 4L);
            inner = (int) Math.min(inner + 8L + skip + (skip & 1), in.length());
        }
        if (!in.startsWith(inner, "VP8 ") && !in.startsWith(inner, "VP8L")) {
            throw UnacceptableImage.damaged();
        }
        var size = bitstream(in, inner);
        var left = 2 * in.u24le(tag + 8L);
        var top = 2 * in.u24le(tag + 11L);
        if (left + size[0] > draft.width || top + size[1] > draft.height) {
            throw UnacceptableImage.damaged();
        }
        if (first) {
            draft.frameLeft = left;
            draft.frameTop = top;
        }
    }

    /** Width and height that the coded image itself states. */
    private static int[] bitstream(Cursor in, int tag) throws UnacceptableImage {
        var body = tag + 8;
        var length = in.u32le(tag + 4L);
        var lossless = in.startsWith(tag, "VP8L");
        if (length < (lossless ? 6 : 11)) {
            throw UnacceptableImage.truncated();
        }
        in.require(body, length);
        int[] size;
        if (lossless) {
            if (in.u8(body) != 0x2F) {
                throw UnacceptableImage.damaged();
            }
            var bits = in.u32le(body + 1L);
            size = new int[] {(int) (bits & 0x3FFF) + 1, (int) (bits >> 14 & 0x3FFF) + 1};
        } else {
            if ((in.u8(body) & 1) != 0 || !in.startsWith(body + 3, "\u009d\u0001*")) {
                throw UnacceptableImage.damaged();
            }
            size = new int[] {in.u16le(body + 6L) & 0x3FFF, in.u16le(body + 8L) & 0x3FFF};
        }
        ImageInspector.requireBounds(size[0], size[1]);
        return size;
    }
}
