package org.llmmodes.platform.image;

/** The blocks of a GIF (GIF89a specification): screen, at least one complete frame. A missing trailer is forgiven. */
final class GifStructure {

    private static final int INTERLACED = 0x40;

    private GifStructure() {}

    /** The file with its rows said to be in order; they come as 0, 2, 1, 3 then. */
    static byte[] inFileOrder(byte[] bytes, int descriptorAt) {
        var copy = bytes.clone();
        copy[descriptorAt + 9] &= ~INTERLACED;
        return copy;
    }

    static Structure read(Cursor in) throws UnacceptableImage {
        var draft = new Structure.Draft("gif");
        in.require(0, 13);
        draft.size(in.u16le(6), in.u16le(8));
        var at = 13L + colours(in.u8(10));
        var frames = 0;
        while (at < in.length() && in.u8(at) != 0x3B) {
            switch (in.u8(at)) {
                case 0x21 -> at = subBlocks(in, at + 2);
                case 0x2C -> {
                    if (++frames > ImageInspector.MAX_FRAMES) {
                        throw UnacceptableImage.tooManyFrames();
                    }
                    at = frame(in, draft, at, frames == 1);
                }
                default -> throw UnacceptableImage.damaged();
            }
        }
        if (frames == 0) {
            throw UnacceptableImage.truncated();
        }
        draft.frames = frames;
        return draft.done();
    }

    private static long frame(Cursor in, Structure.Draft draft, long at, boolean first) throws UnacceptableImage {
        in.require(at, 11);
        ImageInspector.requireBounds(in.u16le(at + 5), in.u16le(at + 7));
        if (first) {
            draft.frameLeft = in.u16le(at + 1);
            draft.frameTop = in.u16le(at + 3);
            if ((in.u8(at + 9) & INTERLACED) != 0 && in.u16le(at + 7) < 5) {
                draft.fewRowsAt = (int) at;
            }
        }
        var data = at + 10 + colours(in.u8(at + 9));
        var codeSize = in.u8(data);
        if (codeSize < 1 || codeSize > 11) {
            throw UnacceptableImage.damaged();
        }
        if (in.u8(data + 1) == 0) {
            throw UnacceptableImage.truncated();
        }
        return subBlocks(in, data + 1);
    }

    /** Bytes of the colour table that the flags announce. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static long subBlocks(Cursor in, long from) throws UnacceptableImage {
        var at = from;
        while (in.u8(at) != 0) {
            at += in.u8(at) + 1;
        }
        return at + 1;
    }
}
