package org.llmmodes.platform.json;

/** Text of which somebody sees something. */
public final class Visible {

    /** Letters and symbols by their category that are drawn as nothing: the fillers of Hangul, the empty Braille pattern. */
    private static final String DRAWN_AS_NOTHING = "\u115F\u1160\u3164\uFFA0\u2800";

    private Visible() {}

    /** The text, or an empty one in place of nothing but space, controls, joiners, marks of direction and fillers. */
    public static String orEmpty(String text) {
        return text.codePoints().anyMatch(Visible::isSeen) ? text : "";
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.UNASSIGNED -> false;
            default -> DRAWN_AS_NOTHING.indexOf(character) < 0;
        };
    }
}
