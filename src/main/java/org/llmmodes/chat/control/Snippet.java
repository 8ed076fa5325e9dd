package org.llmmodes.chat.control;

import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts a plain line out of a text, around the first place where something was found. */
final class Snippet {

    /** The longest snippet, in characters. */
    static final int MAX_LENGTH = 200;

    private static final int BEFORE = 60;
    private static final String CUT = "…";
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private Snippet() {}

    /** At most 200 characters around the hit, or from the start where case rules hide the hit; white space becomes single spaces. */
    static String of(String text, String hit) {
        var found = Math.max(0, text.toLowerCase(Locale.ROOT).indexOf(hit.toLowerCase(Locale.ROOT)));
        var from = boundary(text, Math.max(0, Math.min(found, text.length()) - BEFORE));
        // White space may shrink: read more than fits.
        var to = boundary(text, Math.min(text.length(), from + 4 * MAX_LENGTH));
        var line = SPACE.matcher(text.substring(from, to)).replaceAll(" ").strip();
        var start = from > 0 ? CUT : "";
        var room = MAX_LENGTH - start.length();
        if (line.length() <= room && to == text.length()) {
            return start + line;
        }
        return start + line.substring(0, boundary(line, Math.min(line.length(), room - 1))) + CUT;
    }

    /** The place itself, or one before it where it would cut a character in two. */
    private static int boundary(String text, int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
    }
}
