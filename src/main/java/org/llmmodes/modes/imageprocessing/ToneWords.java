package org.llmmodes.modes.imageprocessing;

import java.util.List;
import java.util.regex.Matcher;

/** Words for colours, light and sharpness. */
final class ToneWords {

    /** Percent. */
    private static final int STRONG = 40;

    private static final String BLUR_RADIUS = "a blur radius (px)";

    /** Comes before the sizes, which would take its pixels for theirs. */
    static final List<Rule> RADIUS = List.of(Rule.of(
            "\\bblur(?:red)?\\b(?: (?:it|them|this|that|(?:the |this |my )?(?:image|picture|photo|pic)))?(?: (?:with|by|at|using))?(?: an?)?"
                    + " radius(?: of)? (\\d+)\\b(?: ?(?:px|pixels?))?",
            (found, clause) -> new Focus(false, Rule.number(found, 1, 1, 50, BLUR_RADIUS))));

    private static final String RAISE =
            "(?:increase|raise|boost|add|more|higher|up|turn up|stronger)(?: the| some| more)? ";
    private static final String LOWER = "(?:decrease|reduce|lower|less|turn down|weaker)(?: the)? ";

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "\\b(?:blackwhite|grey ?scale|monochrome|(?:remove|without|no) (?:all |the )?colou?rs?)\\b",
                    (m, c) -> Tone.of(Tone.Kind.GREY)),
            Rule.of(
                    "\\b(?:sepia|vintage|retro|antique|old fashioned|old photo|looks? old)\\b",
                    (m, c) -> Tone.of(Tone.Kind.SEPIA)),
            Rule.of("\\b(?:invert|inverted|negative|inverse)\\b", (m, c) -> Tone.of(Tone.Kind.INVERT)),
            Rule.measured(
                    "\\b(?:sharpen(?:ed)?|(?:more |make (?:it |this )?)sharp|sharper|crisp(?:er)?|deblur|unblur|(?:remove|reduce|fix|less)(?: the)? blur(?:riness)?)\\b",
                    (m, c) -> new Focus(true, Rule.bounded(Rule.measure(m, 50), 1, 100, "a sharpening (percent)"))),
            Rule.of(
                    "\\b(?:too|a bit|a little|somewhat|slightly|rather|it's|is|looks?) (?:blurry|blurred|out of focus|unsharp|soft)\\b",
                    (m, c) -> new Focus(true, 50)),
            Rule.measured("\\bblur(?:red)?\\b(?: radius)?", ToneWords::blur),
            Rule.measured("\\btoo dark\\b", (m, c) -> tone(Tone.Kind.BRIGHTNESS, m, 1)),
            Rule.measured("\\btoo bright\\b", (m, c) -> tone(Tone.Kind.BRIGHTNESS, m, -1)),
            Rule.measured(
                    RAISE
                            + "(?:bright(?:ness)?|exposure)\\b|\\b(?:under ?exposed|less dark)\\b|\\b(?:brighten|brighter|lighten|lighter)\\b",
                    (m, c) -> tone(Tone.Kind.BRIGHTNESS, m, 1)),
            Rule.measured(
                    LOWER + "(?:bright(?:ness)?|exposure)\\b|\\bover ?exposed\\b|\\b(?:darken|darker|dim|dimmer)\\b",
                    (m, c) -> tone(Tone.Kind.BRIGHTNESS, m, -1)),
            Rule.of(
                    "\\b(?:very |really )?(?:high|strong|hard|heavy)(?:er)? contrast\\b",
                    (m, c) -> new Tone(Tone.Kind.CONTRAST, STRONG)),
            Rule.of(
                    "\\b(?:very |really )?(?:low|weak|soft|gentle)(?:er)? contrast\\b",
                    (m, c) -> c.matches(".*\\b(?:has|have|is|was|too)\\b.*")
                            ? new Tone(Tone.Kind.CONTRAST, STRONG / 2)
                            : new Tone(Tone.Kind.CONTRAST, -STRONG)),
            Rule.measured(LOWER + "contrast\\b", (m, c) -> tone(Tone.Kind.CONTRAST, m, -1)),
            Rule.measured(RAISE + "contrast\\b", (m, c) -> tone(Tone.Kind.CONTRAST, m, 1)),
            Rule.measured(
                    LOWER + "(?:saturation|saturated|colou?rful)\\b|\\b(?:muted|partly desaturate)\\b",
                    (m, c) -> tone(Tone.Kind.SATURATION, m, -1)),
            Rule.measured("\\bdesaturated?\\b", ToneWords::desaturate),
            Rule.measured(
                    RAISE
                            + "(?:saturation|saturated|vivid|vibrant|colou?rful|colou?rs?)\\b|\\b(?:vivid|vibrant|saturate|saturated)\\b",
                    (m, c) -> tone(Tone.Kind.SATURATION, m, 1)),
            Rule.measured("\\b(?<quantity>brightness|contrast|saturation)\\b", ToneWords::named),
            Rule.of(
                    "\\b(?:auto ?enhance|enhance|auto ?levels?|auto ?(?:fix|correct|adjust)|improve|(?:fix|correct|improve) (?:the )?(?:light|lighting|exposure|colou?rs?|levels)|(?:is|are|it's|looks?|too|so|a bit|a little|very) (?:washed out|faded|dull|pale|flat)|look(?:s)? (?:better|nicer)|make (?:it|this) (?:better|nicer))\\b",
                    (m, c) -> Tone.of(Tone.Kind.ENHANCE)),
            Rule.of(
                    "\\b(?:in|to|as|make (?:it|this|the \\w+)|turn (?:it|this)|it|^)(?: into| to)? ?grey$",
                    (m, c) -> Tone.of(Tone.Kind.GREY)));

    private ToneWords() {}

    private static Step blur(Matcher found, String clause) throws Refused {
        return new Focus(false, Rule.bounded(Rule.measure(found, 5), 1, 50, BLUR_RADIUS));
    }

    /** By a measure; without one, of all its colour. */
    private static Step desaturate(Matcher found, String clause) throws Refused {
        return Rule.isMeasured(found) ? tone(Tone.Kind.SATURATION, found, -1) : Tone.of(Tone.Kind.GREY);
    }

    private static Step tone(Tone.Kind kind, Matcher found, int sign) throws Refused {
        var percent = Rule.bounded(Rule.measure(found, 20), 0, 100, "a change (percent)");
        return new Tone(kind, sign * percent);
    }

    /** A quantity that only says how much, as in "brightness -10%"; without a number nothing is known. */
    private static @org.jspecify.annotations.Nullable Step named(Matcher found, String clause) throws Refused {
        if (found.group("after") == null && found.group("before") == null) {
            return null;
        }
        var kind = Tone.Kind.valueOf(found.group("quantity").toUpperCase(java.util.Locale.ROOT));
        return tone(kind, found, Rule.negative(found) ? -1 : 1);
    }
}
