package org.llmmodes.modes.imageprocessing;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the grammar: words that mean a step.
 *
 * @param pattern the words, in normalised text
 * @param reading makes the step from what the pattern found
 */
record Rule(Pattern pattern, Reading reading) {

    /** The end of a pattern with a measure: "… it a bit", "… by 20 %". */
    private static final String AFTER =
            "(?: (?:it|them|this|that|(?:the |this |my )?(?:image|picture|photo|pic)))?(?: (?<adverb2>slightly|a bit|a little|somewhat|a lot|much|strongly|heavily))?"
                    + "(?: ?[:=]? ?(?:by |to )?(?<after>[+-]?\\d{1,3}) ?(?:%|percent)?(?!\\d| ?(?:px|pixel|x ?\\d|kb|mb|k\\b)))?";

    private static final String BEFORE =
            "(?:(?<before>\\d{1,3}) ?(?:%|percent) )?(?:(?<adverb>slightly|a bit|a little|somewhat|a lot|much|very|strongly|heavily|way) )?";

    /** Makes a step; null where the words turn out to mean nothing. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Step read(Matcher found, String clause) throws Refused;
    }

    static Rule of(String pattern, Reading reading) {
        return new Rule(Pattern.compile(pattern), reading);
    }

    /** Words with a measure before or behind them. */
    static Rule measured(String pattern, Reading reading) {
        return of(BEFORE + "(?:" + pattern + ")" + AFTER, reading);
    }

    /** The measure that was named: a number, or what an adverb makes of the usual one. */
    static int measure(Matcher found, int usual) {
        var number = found.group("before") == null ? found.group("after") : found.group("before");
        if (number != null) {
            return Math.abs(Integer.parseInt(number));
        }
        var adverb = found.group("adverb") == null ? found.group("adverb2") : found.group("adverb");
        if (adverb == null) {
            return usual;
        }
        return adverb.matches("slightly|a bit|a little|somewhat") ? Math.max(1, usual / 2) : usual * 2;
    }

    /** Whether the words say how much, in a number or by an adverb. */
    static boolean isMeasured(Matcher found) {
        return measure(found, -1) != -1;
    }

    /** Whether the named number carries a minus sign. */
    static boolean negative(Matcher found) {
        var after = found.group("after");
        return after != null && after.startsWith("-");
    }

    /** A number the pattern found, within bounds. */
    static int number(MatchResult found, int group, int min, int max, String what) throws Refused {
        var text = found.group(group);
        var value = text.length() > 8 ? Integer.MAX_VALUE : Integer.parseInt(text);
        return bounded(value, min, max, what);
    }

    static int bounded(int value, int min, int max, String what) throws Refused {
        if (value < min || value > max) {
            throw new Refused(String.format(
                    java.util.Locale.ROOT,
                    "I can work with %s from %,d to %,d; please choose one of these.",
                    what,
                    min,
                    max));
        }
        return value;
    }
}
