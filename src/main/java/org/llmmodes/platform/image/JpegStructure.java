package org.llmmodes.platform.image;

/** The segments of a JPEG (ITU T.81 Annex B): a frame header, at least one scan with data, an end marker. */
final class JpegStructure {

    /** Usual encoders write 10 passes; each pass costs a walk through all coefficients. */
    private static final int MAX_SCANS = 100;

    private JpegStructure() {}

    static Structure read(Cursor in) throws UnacceptableImage {
        var draft = new Structure.Draft("jpeg");
        var at = 2L;
        while (true) {
            if (in.u8(at) != 0xFF) {
                throw UnacceptableImage.damaged();
            }
            while (in.u8(at) == 0xFF) {
                at++;
            }
            var marker = in.u8(at++);
            if (marker == 0xD9) {
                throw UnacceptableImage.truncated();
            }
            if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
                continue;
            }
            if (marker == 0 || marker == 0xD8 || in.u16be(at) < 2) {
                throw UnacceptableImage.damaged();
            }
            var length = in.u16be(at);
            in.require(at, length);
            if (marker == 0xDA) {
                if (draft.width == 0) {
                    throw UnacceptableImage.damaged();
                }
                scans(in, (int) at + length);
                return draft.done();
            }
            segment(in, draft, marker, (int) at + 2, length - 2);
            at += length;
        }
    }

    private static void segment(Cursor in, Structure.Draft draft, int marker, int at, int length)
            throws UnacceptableImage {
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            frame(in, draft, marker, at, length);
        } else if (marker == 0xE1 && in.startsWith(at, "Exif\0\0")) {
            draft.exif(at + 6, length - 6);
        } else if (marker == 0xEE && length >= 12 && in.startsWith(at, "Adobe")) {
            draft.adobe = in.u8(at + 11L);
        }
    }

    private static void frame(Cursor in, Structure.Draft draft, int marker, int at, int length)
            throws UnacceptableImage {
        if (draft.width != 0 || length < 6) {
            throw UnacceptableImage.damaged();
        }
        if (marker > 0xC2 || in.u8(at) != 8) {
            throw UnacceptableImage.unsupported("This kind of JPEG (lossless, arithmetic or 12-bit)");
        }
        draft.size(in.u16be(at + 3L), in.u16be(at + 1L));
        draft.passes = marker == 0xC2;
        draft.components = in.u8(at + 5L);
        if (draft.components != 1 && draft.components != 3 && draft.components != 4) {
            throw UnacceptableImage.unsupported("A JPEG with this number of colour channels");
        }
        if (length < 6 + 3 * draft.components) {
            throw UnacceptableImage.damaged();
        }
    }

    /** Looks through the scans for the end marker; markers inside coded data are told by the zero or restart number that follows 0xFF. */
    private static void scans(Cursor in, int from) throws UnacceptableImage {
        var bytes = in.bytes();
        var scans = 1;
        for (var at = from; at < bytes.length - 1; at++) {
            if (bytes[at] != (byte) 0xFF) {
                continue;
            }
            if (bytes[at + 1] == (byte) 0xD9) {
                if (at == from) {
                    throw UnacceptableImage.truncated();
                }
                return;
            }
            if (bytes[at + 1] == (byte) 0xDA && ++scans > MAX_SCANS) {
                throw UnacceptableImage.tooComplex();
            }
        }
        throw UnacceptableImage.truncated();
    }
}
