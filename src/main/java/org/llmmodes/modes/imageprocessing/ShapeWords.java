package org.llmmodes.modes.imageprocessing;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Words for sizes, crops and turns. */
final class ShapeWords {

    private static final String PX = " ?(?:px|pixels?)";
    private static final String SIDE = "(?:size|width|height|dimensions?|resolution|big|large|wide|tall|high)";
    private static final String CROP = "\\b(?:crop(?:ped)?|trim|cut)\\b";

    private static final Map<String, String> OPPOSITE =
            Map.of("left", "right", "right", "left", "top", "bottom", "bottom", "top");

    /** What a thumbnail is when nobody says how large. */
    static final Resize THUMBNAIL = Resize.box(256, 256, Resize.Fit.INSIDE, true);

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "(\\d{1,9})(?:" + PX + ")? ?(?:x|by) ?(\\d{1,9})(?:" + PX
                            + ")? (?:at|from) (\\d{1,6}) ?[,/ ] ?(\\d{1,6})",
                    ShapeWords::rectangle),
            Rule.of("(\\d{1,9})(?:" + PX + ")? ?(?:x|by) ?(\\d{1,9})(?:" + PX + ")?", ShapeWords::box),
            Rule.of(
                    CROP + "[^\\d]{0,20}?(\\d{1,6})" + PX + " (?:from|off|on|at)(?: the)? (left|right|top|bottom)",
                    (m, c) -> Crop.edge(side(m, 1), m.group(2))),
            Rule.of(
                    CROP + "(?: off)?(?: the)? (left|right|top|bottom) (\\d{1,6})" + PX + " (?:off|away)\\b",
                    (m, c) -> Crop.edge(side(m, 2), m.group(1))),
            Rule.of(
                    "(\\d{1,3}) ?(?:%|percent) (?:from|off)(?: of)?(?: each| every| all| the)*(?: side| edge| border)s?",
                    (m, c) -> Crop.edges(Rule.number(m, 1, 1, 49, "an edge (percent)"))),
            Rule.of("\\b(\\d{1,2}) ?: ?(\\d{1,2})\\b", ShapeWords::ratio),
            Rule.of("\\bsquare\\b", (m, c) -> Crop.ratio(1, 1, anchor(c))),
            Rule.of(
                    "(\\d{1,9})(?:" + PX + ")? (?:wide|width|in width|across)\\b",
                    (m, c) -> Resize.width(side(m, 1), atMost(c))),
            Rule.of(
                    "(\\d{1,9})(?:" + PX + ")? (?:high|tall|height|in height)\\b",
                    (m, c) -> Resize.height(side(m, 1), atMost(c))),
            Rule.of(
                    "\\bwidth ?(?:of|to|is|=|:)? ?(?:at most )?(\\d{1,9})(?!\\d| ?(?:%|percent))(?:" + PX + ")?",
                    (m, c) -> Resize.width(side(m, 1), atMost(c))),
            Rule.of(
                    "\\bheight ?(?:of|to|is|=|:)? ?(?:at most )?(\\d{1,9})(?!\\d| ?(?:%|percent))(?:" + PX + ")?",
                    (m, c) -> Resize.height(side(m, 1), atMost(c))),
            Rule.of(
                    CROP
                            + "(?: (?:off|away|out|it|this|to|down))*(?: the)? (left|right|top|upper|bottom|lower) half(?: (off|away))?\\b",
                    ShapeWords::half),
            Rule.of(
                    "\\b(?:width|height|size)(?: (?:to|by|of|at|is|=))? (?:to )?(\\d{1,4}) ?(?:%|percent)",
                    (m, c) -> Resize.percent(Rule.number(m, 1, 1, 800, "a size (percent)"))),
            Rule.of(
                    "\\b(resize|scale|shrink|reduce|enlarge|downscale|upscale)\\w*\\b[^\\d]{0,30}?(by )?(\\d{1,4}) ?(?:%|percent)",
                    ShapeWords::percent),
            Rule.of(
                    "(\\d{1,4}) ?(?:%|percent) (smaller|larger|bigger)",
                    (m, c) -> relative(
                            Rule.number(m, 1, 1, 700, "a change of size (percent)"),
                            m.group(2).equals("smaller"))),
            Rule.of(
                    "(\\d{1,4}) ?(?:%|percent)(?: of)?(?: the| its)?(?: original| current)? (?:size|width|height)\\b",
                    (m, c) -> Resize.percent(Rule.number(m, 1, 1, 800, "a size (percent)"))),
            Rule.of(
                    "\\b(half|(?:a |one |two )?thirds?|(?:a |one |three )?quarters?|a fifth|a tenth)(?: of)?(?: the| its| as)?(?: original| current)? ?"
                            + SIDE + "\\b",
                    (m, c) -> Resize.percent(fraction(m.group(1)))),
            Rule.of("\\bhalve\\b|\\bin half\\b", (m, c) -> c.matches(".*" + CROP + ".*") ? null : Resize.percent(50)),
            Rule.of(
                    "\\b(?:twice|double)(?: the| its| as)?(?: original| current)? ?(?:" + SIDE + "|it)\\b",
                    (m, c) -> Resize.percent(200)),
            Rule.of(
                    "\\b([2-8]) ?(?:x|times) (?:as )?(?:bigger|larger|big|large)\\b",
                    (m, c) -> Resize.percent(100 * Rule.number(m, 1, 2, 8, "how many times"))),
            Rule.of("\\b(?:full ?hd|1080p)\\b", (m, c) -> Resize.box(1920, 1080, Resize.Fit.INSIDE, false)),
            Rule.of("\\b(?:hd|720p)\\b", (m, c) -> Resize.box(1280, 720, Resize.Fit.INSIDE, false)),
            Rule.of("\\b(?:4k|uhd|2160p)\\b", (m, c) -> Resize.box(3840, 2160, Resize.Fit.INSIDE, false)),
            Rule.of(
                    "\\b(?:resize|scale|enlarge|upscale|blow)\\w*\\b[^\\d]{0,20}?([2-8]) ?(?:x|times)\\b",
                    (m, c) -> Resize.percent(100 * Rule.number(m, 1, 2, 8, "how many times"))),
            Rule.of("\\bthumbnail\\b", (m, c) -> THUMBNAIL),
            Rule.of(
                    "(\\d{1,9})" + PX,
                    (m, c) -> c.matches(".*" + CROP + ".*")
                            ? null
                            : Resize.box(side(m, 1), side(m, 1), Resize.Fit.INSIDE, atMost(c))),
            Rule.of(
                    "\\b(?:resize|scale)(?:d)?(?: it| this| the \\w+)?(?: down| up)? to (\\d{2,9})\\b(?! ?(?:%|k|m))",
                    (m, c) -> Resize.box(side(m, 1), side(m, 1), Resize.Fit.INSIDE, false)),
            Rule.of(
                    "\\b(?:rotate|rotated|turn|spin)\\b(?: it| this| the \\w+)?(?: by)? ?(?:(?:a |one )?(quarter|half)(?: turn)?)?(\\d{1,4})? ?(?:°|deg(?:rees?)?)?(?: ?to)?(?: ?the)? ?(left|right|counter ?clockwise|anti ?clockwise|clockwise|upside down)?",
                    ShapeWords::rotate),
            Rule.of(
                    "\\b(?:flip|mirror)(?:ped|ed)?\\b(?: it| this| the \\w+)?(?: (vertical|upside|top)\\w*)?",
                    (m, c) -> m.group(1) != null || c.contains("vertical") ? Turn.VERTICAL : Turn.HORIZONTAL));

    private ShapeWords() {}

    private static int side(Matcher found, int group) throws Refused {
        return Rule.number(found, group, 1, Resize.MAX_SIDE, "sizes (px)");
    }

    private static boolean atMost(String clause) {
        return clause.matches(".*\\b(?:at most|max(?:imum)?|up to|under|below|within|less than|smaller than)\\b.*");
    }

    private static Step rectangle(Matcher found, String clause) throws Refused {
        return Crop.at(
                Rule.number(found, 3, 0, 40_000, "a place (px)"),
                Rule.number(found, 4, 0, 40_000, "a place (px)"),
                side(found, 1),
                side(found, 2));
    }

    private static Step box(Matcher found, String clause) throws Refused {
        var width = side(found, 1);
        var height = side(found, 2);
        if (clause.matches(".*" + CROP + ".*")) {
            return new Crop(width, height, anchor(clause));
        } else if (clause.matches(".*\\b(?:stretch|exact|exactly|distort|squeeze)\\b.*")) {
            return Resize.box(width, height, Resize.Fit.STRETCH, false);
        } else if (clause.matches(".*\\b(?:fill|cover)\\b.*")) {
            return Resize.box(width, height, Resize.Fit.COVER, false);
        }
        return Resize.box(width, height, Resize.Fit.INSIDE, atMost(clause));
    }

    private static @Nullable Step ratio(Matcher found, String clause) throws Refused {
        if (!clause.matches(".*(?:" + CROP + "|\\bratio\\b|\\baspect\\b|\\bformat\\b|\\bmake\\b).*")
                && !clause.strip().equals(found.group())) {
            return null;
        }
        return Crop.ratio(
                Rule.number(found, 1, 1, 99, "proportions"),
                Rule.number(found, 2, 1, 99, "proportions"),
                anchor(clause));
    }

    private static Step percent(Matcher found, String clause) throws Refused {
        var percent = Rule.number(found, 3, 1, 800, "a size (percent)");
        var by = found.group(2) != null;
        var smaller = found.group(1).matches("shrink|reduce|downscale");
        if (!by || !(smaller || found.group(1).matches("enlarge|upscale"))) {
            return Resize.percent(percent);
        }
        return relative(percent, smaller);
    }

    private static int fraction(String words) {
        var ofOne = words.contains("third")
                ? 33
                : words.contains("quarter") ? 25 : words.contains("fifth") ? 20 : words.contains("tenth") ? 10 : 50;
        return words.startsWith("two") ? 67 : words.startsWith("three") ? 75 : ofOne;
    }

    /** To one half, or what remains when that is cut off. */
    private static Step half(Matcher found, String clause) {
        var named = found.group(1).replace("upper", "top").replace("lower", "bottom");
        var isCutOff = found.group(2) != null || found.group().matches(CROP + " (?:off|away).*");
        return Crop.half(isCutOff ? OPPOSITE.getOrDefault(named, named) : named);
    }

    private static Step relative(int percent, boolean smaller) throws Refused {
        return Resize.percent(
                smaller ? 100 - Rule.bounded(percent, 1, 99, "a reduction (percent)") : Math.min(800, 100 + percent));
    }

    private static @Nullable Step rotate(Matcher found, String clause) throws Refused {
        var way = found.group(3) == null ? "" : found.group(3);
        var turn = found.group(1);
        var number = turn == null ? found.group(2) : turn.equals("half") ? "180" : "90";
        if (number == null && way.isEmpty() && found.group().startsWith("turn")) {
            return null;
        } else if (way.startsWith("upside")) {
            return Turn.HALF;
        }
        var degrees = number == null ? 90 : Integer.parseInt(number);
        if (degrees % 90 != 0 || degrees % 360 == 0) {
            throw new Refused("I can rotate by 90, 180 or 270 degrees only; say for example “rotate 90 degrees left”.");
        }
        var quarters = degrees / 90 % 4;
        var left = way.equals("left") || way.startsWith("counter") || way.startsWith("anti");
        return StepReader.quarter(left ? 4 - quarters : quarters);
    }

    private static Crop.Anchor anchor(String clause) {
        var down = clause.matches(".*\\btop\\b.*") ? "TOP" : clause.matches(".*\\bbottom\\b.*") ? "BOTTOM" : "";
        var across = clause.matches(".*\\bleft\\b.*") ? "LEFT" : clause.matches(".*\\bright\\b.*") ? "RIGHT" : "";
        var name = down.isEmpty() || across.isEmpty() ? down + across : down + "_" + across;
        return name.isEmpty() ? Crop.Anchor.CENTER : Crop.Anchor.valueOf(name);
    }
}
