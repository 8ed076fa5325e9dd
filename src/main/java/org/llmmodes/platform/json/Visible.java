package org.llmmodes.platform.json;

/** Text of which somebody sees something. */
public final class Visible {

    /**
     * Letters, symbols and marks by their category that are drawn as nothing: the fillers of Hangul, the empty Braille pattern, what joins or
     * varies its neighbours (Unicode's Default_Ignorable_Code_Point, as far as the category does not tell).
     */
    private static final String DRAWN_AS_NOTHING =
            "\u115F\u1160\u3164\uFFA0\u2800\u034F\u17B4\u17B5\u180B\u180C\u180D\u180F\u2065";

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
                    Character.FORMAT -> false;
            // What is unassigned may be drawn by those who know a later Unicode than this JDK does.
            default ->
                DRAWN_AS_NOTHING.indexOf(character) < 0 && !isVariationSelector(character) && !isNever(character);
        };
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0000 && character <= 0xE0FFF);
    }

    /** Will never be a character: U+FDD0..FDEF, the last two of each plane. */
    private static boolean isNever(int character) {
        return (character >= 0xFDD0 && character <= 0xFDEF) || (character & 0xFFFE) == 0xFFFE;
    }
}
