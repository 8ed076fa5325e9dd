package org.llmmodes.chat.control;

/**
 * Makes what an engine says storable, piece by piece: drops U+0000, replaces lone surrogates, and holds back half a character until its
 * other half comes.
 */
final class CleanText {

    private char held;

    /** The storable text that is whole with this piece. */
    String take(String piece) {
        var clean = new StringBuilder(piece.length() + 1);
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i), clean);
        }
        return clean.toString();
    }

    private void take(char next, StringBuilder clean) {
        if (held != 0) {
            var high = held;
            held = 0;
            if (Character.isLowSurrogate(next)) {
                clean.append(high).append(next);
                return;
            }
            clean.append('\uFFFD');
        }
        if (Character.isHighSurrogate(next)) {
            held = next;
        } else if (Character.isLowSurrogate(next)) {
            clean.append('\uFFFD');
        } else if (next != 0) {
            clean.append(next);
        }
    }
}
