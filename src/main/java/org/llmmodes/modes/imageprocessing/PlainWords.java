package org.llmmodes.modes.imageprocessing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads what somebody wants done from plain English. The text is cut into clauses; in each, rules look for words that mean a step and use
 * them up. Worked case: "make it black and white, 800 px wide, save as webp" is grey, resize (width 800), convert (webp). What is not
 * understood is never guessed.
 */
final class PlainWords {

    /** Wishes are short; what comes after this many characters is not read. */
    private static final int MAX_TEXT = 2_000;

    private static final List<Rule> RULES = Stream.of(
                    ToneWords.RADIUS, FileWords.RULES, ShapeWords.RULES, ToneWords.RULES)
            .flatMap(List::stream)
            .toList();

    private static final Pattern CLAUSE_END = Pattern.compile(
            "[;!\\n]|(?<=\\?)|,(?!\\d)|(?<!\\d),|\\.(?=\\s|$)|\\b(?:and|then|but|also|plus|afterwards|finally)\\b");

    private static final Pattern NEGATED = Pattern.compile(
            "\\b(?:do not|don't|dont|never|without|instead of|rather than|isn't|is not|not|no need to|avoid)\\b(?! (?:any )?colou?r).*$");

    private static final Pattern QUESTION = Pattern.compile(
            "^(?:please )?(?:is (?:it|this|the)(?! possible)|how (?:big|large|bright|dark|sharp|many|much|good|is|wide|high|tall)|what(?:'s| is| are| kind| size| colou?rs?| format| camera| resolution)|which (?:camera|colou?rs?|format)|when was|are the)\\b.*");

    private static final Pattern MEASURABLE = Pattern.compile(
            "\\b(?:size|big|large|resolution|dimensions?|wide|high|tall|format|colou?rs?|bright\\w*|dark|exposure|exposed|contrast|sharp\\w*|blurr?y|blurred|camera|taken|megapixels?|animated|transparent)\\b");

    private static final Pattern TEXT_WISH = Pattern.compile(
            "\\bocr\\b|\\b(?:extract|read|copy|get|recogni[sz]e|transcribe)(?: out| all| the| any)* (?:text|words|letters|writing)\\b|\\btext (?:recognition|extraction)\\b|\\bwhat does (?:it|this|the \\w+) say\\b|\\btranscribe\\b|\\bread (?:out )?(?:this|the|my|that) (?:\\w+ )?(?:receipt|sign|page|document|letter|label|invoice|menu|note|handwriting|screenshot|image|picture|photo|bill|form|book|article)\\b|\\bwhat(?:'s| is) written\\b");

    private static final Pattern RECOGNITION = Pattern.compile(
            "\\bhow many (?!(?:colou?rs|(?:mega)?pixels|bytes|frames|kb|mb)\\b)|\\bwho is\\b|\\bwhat(?:'s| is) (?:in|on|shown|depicted|this|that)\\b|\\bwhat do you see\\b|\\b(?:describe|caption|identify|detect|recogni[sz]e|count)\\b");

    private static final Pattern PARTIAL = Pattern.compile(
            "\\b(?:blur|sharpen|brighten|darken|lighten|remove|erase|delete|crop|recolou?r|change|make|replace|enhance|fix|whiten|smooth|invert|desaturate)(?: out)?(?: the| his| her| their| my| all| this)*(?: \\w+)? (?:background|backdrop|foreground|faces?|person|people|man|woman|objects?|watermark|sky|logo|text|caption|red eyes?|hair|eyes|teeth|skin|plates?)\\b");

    private static final Pattern IMPOSSIBLE = Pattern.compile(
            "^(?:please |can you |could you |now |i want (?:you )?to )*(?:remove|erase|delete|add|insert|draw|write|put|replace|swap|paint|translate|animate|colori[sz]e|cut out|generate)\\b");

    /** Effects that are not here. */
    private static final Pattern MISSING = Pattern.compile(
            "\\b(?:pixelat\\w*|mosaic|de ?nois\\w*|(?:reduce|remove|less)(?: the| any)? (?:noise|grain)|tint\\w*|warm|warmer|warmth|cool|cooler|hue|vignette|cartoon\\w*|sketch|drawing|painting|water ?colou?r|oil paint\\w*|anime|emboss\\w*|posteri[sz]e\\w*|hdr|zoom\\w*|collage|upright|straighten\\w*|perspective)\\b");

    /** Things around the image, whose measure is not that of the image. */
    private static final Pattern DECORATION = Pattern.compile(
            "\\b(?:border|frame|margin|padding|shadow|rounded|round(?= (?:the )?corners?)|corners?|stroke|outline)\\b");

    private static final Pattern OTHER_MEASURE = Pattern.compile("\\d ?(?:mm|cm|inch(?:es)?|dpi|ppi)\\b");

    private static final Pattern OTHER_FORMAT = Pattern.compile(
            "(?:^|\\b(?:as|to|into|in) )(?:an? |the )?\\.?(?:tiff?|bmp|svg|pdf|heic|avif|ico|psd|raw|docx?|mp4)\\b");

    /** What stays as it is anyway unless a step says otherwise. */
    private static final Pattern KEPT = Pattern.compile(
            "\\b(?:keep\\w*|preserv\\w+|maintain\\w*|leave)\\b.*\\b(?:size|resolution|dimensions?|format|quality|ratio|proportions|type|rest|else|everything|as (?:it|they) (?:is|are))\\b.*");

    private static final Pattern UNDO = Pattern.compile(
            "\\bundo\\b|\\b(?:back|return|revert|restore|reset)(?: it)? (?:to )?(?:the )?(?:original|previous|last|first|before)\\b|\\brevert\\b|\\bstart over\\b");

    /** What is said around a wish. */
    private static final Pattern AROUND = Pattern.compile(
            "\\b(?:please|thanks?|thank you|hi|hello|hey|ok(?:ay)?|great|nice|perfect|good|now|first|next|so|just|only|kindly|can|could|would|will|you|i|i'd|me|my|we|us|want|need|like|love|have|has|do|does|it|its|it's|this|that|the|an?|is|are|be|to|of|for|with|in|on|image|picture|photo|pic|file|one|fix|here|there|too|all|done|yes)\\b");

    private static final Pattern REASON = Pattern.compile("^(?:for|because|since|so|to|as|it's for|it is for)\\b.*");

    private static final Pattern POSSIBLE = Pattern.compile(
            "\\b(?:blur|contrast|bright\\w*|saturation|sepia|blackwhite|grey ?scale|monochrome|sharp\\w*|filter|colou?rs?|meta ?data|exif|gps|location|jpe?g|png|gif|webp|px|pixels?|thumbnail)\\b|%|percent");

    private static final Pattern VAGUE = Pattern.compile(
            "\\b(?:resize|scale|smaller|bigger|larger|shrink|enlarge|crop|cut|trim|rotate|turn|filter|brightness|contrast|saturation|tiff?|bmp|svg|pdf|heic|avif|ico)\\b");

    private PlainWords() {}

    private static final Pattern QUALITY =
            Pattern.compile("\\d ?(?:%|percent)? (?:jpe?g |webp )?quality\\b|\\bquality (?:of |at |to |= ?)?\\d");

    /**
     * What was understood.
     *
     * @param steps what to do, in the order it was said; empty when nothing is clear
     * @param notes sentences about what was said but cannot be done or is not clear
     */
    record Wish(List<Step> steps, List<String> notes) {}

    /** @throws Refused when a wish is clear but out of bounds */
    static Wish read(String text) throws Refused {
        var steps = new ArrayList<Step>();
        var notes = new LinkedHashSet<String>();
        var unread = new ArrayList<String>();
        for (var clause : CLAUSE_END.split(normal(text), -1)) {
            var words = NEGATED.matcher(clause.strip()).replaceFirst("").strip();
            if (words.isEmpty()) {
                continue;
            }
            var before = notes.size();
            var found = clause(words, notes);
            if (found.isEmpty() && notes.size() == before && isWish(words)) {
                unread.add("“" + shortened(words) + "”");
            }
            steps.addAll(found);
        }
        if (!steps.isEmpty() && !unread.isEmpty()) {
            notes.add("I left out what I did not understand: "
                    + String.join(", ", unread.subList(0, Math.min(3, unread.size()))) + ".");
        }
        var merged = merged(steps);
        if (merged.size() > StepReader.MAX_STEPS) {
            throw new Refused(
                    "That is more than %d steps; please say it in several messages.".formatted(StepReader.MAX_STEPS));
        }
        return new Wish(merged, List.copyOf(notes));
    }

    private static String normal(String text) {
        return text.substring(0, Math.min(MAX_TEXT, text.length()))
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .replace('×', 'x')
                .replaceAll("(?<=\\d) ?\\* ?(?=\\d)", "x")
                .replaceAll("\\bhalf an? (?:mb|megabyte)\\b", "500 kb")
                .replaceAll("\\b(?:an?|one) (mb|megabyte)\\b", "1 $1")
                .replaceAll("(?<=[a-z])-(?=[a-z])", " ")
                .replaceAll("(?<=\\d)-(?=[a-z])", " ")
                .replaceAll("[ \\t\\u00a0]+", " ")
                .replaceAll("(?<=\\d),(?=\\d{3}\\b)", "")
                .replaceAll("\\bblack ?(?:and|&|n|/|\\+) ?white\\b|\\bb ?(?:&|/|and) ?w\\b|\\bbw\\b", "blackwhite")
                .replaceAll("\\bgray", "grey")
                .replaceAll(
                        "\\b(?:no|not) (?:larger|bigger|more|greater|over|higher|heavier) than\\b|\\b(?:not|don't) exceed\\b|\\bno more than\\b|\\bnot over\\b",
                        "at most")
                .replaceAll("\\b(?:no|not) wider than (\\d+)(?: ?(?:px|pixels))?", "at most $1 px wide")
                .replaceAll("\\b(?:no|not) (?:taller|higher) than (\\d+)(?: ?(?:px|pixels))?", "at most $1 px high");
    }

    /** Whether anything is left of it but what is said around a wish. */
    private static boolean isWish(String clause) {
        return !REASON.matcher(clause).matches()
                && !KEPT.matcher(clause).find()
                && AROUND.matcher(clause)
                                .replaceAll("")
                                .replaceAll("[^\\p{L}]", "")
                                .length()
                        >= 4;
    }

    private static List<Step> clause(String clause, Set<String> notes) throws Refused {
        var note = limits(clause);
        if (note != null) {
            notes.add(note);
        }
        if (PARTIAL.matcher(clause).find()
                || DECORATION.matcher(clause).find()
                || OTHER_MEASURE.matcher(clause).find()) {
            return List.of();
        }
        if (TEXT_WISH.matcher(clause).find()) {
            return List.of(new Step.ExtractText());
        }
        if (RECOGNITION.matcher(clause).find()) {
            return List.of(new Step.Analyze());
        }
        if (QUESTION.matcher(clause).matches()) {
            return MEASURABLE.matcher(clause).find() ? List.of(new Step.Analyze()) : List.of();
        }
        var found = new TreeMap<Integer, Step>();
        var rest = clause.replace("?", "").stripTrailing();
        for (var rule : RULES) {
            rest = used(rule, rest, clause, found);
        }
        if (found.isEmpty() && note == null && VAGUE.matcher(clause).find()) {
            notes.add("I am not sure what “" + shortened(clause)
                    + "” should mean exactly; tell me the measure too, as in the examples: "
                    + "“800 px wide”, “50 % smaller”, “crop to 16:9”, “rotate left”, “brightness +20 %”, “as jpg”.");
        }
        return List.copyOf(found.values());
    }

    /** Notes the steps a rule finds and blanks out their words. */
    private static String used(Rule rule, String rest, String clause, Map<Integer, Step> found) throws Refused {
        var matcher = rule.pattern().matcher(rest);
        var left = new StringBuilder(rest);
        while (matcher.find()) {
            var step = rule.reading().read(matcher, clause);
            if (step != null) {
                found.put(matcher.start(), step);
                for (var i = matcher.start(); i < matcher.end(); i++) {
                    left.setCharAt(i, '_');
                }
            }
        }
        return left.toString();
    }

    /** What the clause wants that nobody here can do; null when there is no such thing in it. */
    private static @Nullable String limits(String clause) {
        if (QUALITY.matcher(clause).find()) {
            return "I choose the quality myself; for a small file name a size, as in “under 200 kB”.";
        }
        if (PARTIAL.matcher(clause).find()) {
            return "I can only change the whole image, not parts or things in it: I left out “" + shortened(clause)
                    + "”.";
        } else if (RECOGNITION.matcher(clause).find()
                && !TEXT_WISH.matcher(clause).find()) {
            return "I cannot tell what is pictured; I measure light, colours, sharpness and the like.";
        } else if (OTHER_MEASURE.matcher(clause).find()) {
            return "I count in pixels, and only those of the whole image: I left out “" + shortened(clause) + "”.";
        } else if (UNDO.matcher(clause).find()) {
            return "I always work on the latest image of the chat; to start again from an earlier one, send that again.";
        } else if (OTHER_FORMAT.matcher(clause).find()) {
            return "I write JPEG, PNG, GIF and WebP only: I left out “" + shortened(clause) + "”.";
        } else if (MISSING.matcher(clause).find() || DECORATION.matcher(clause).find()) {
            return "I have no such effect: “" + shortened(clause) + "”.";
        } else if (IMPOSSIBLE.matcher(clause).find()
                && !POSSIBLE.matcher(clause).find()) {
            return "I cannot do “" + shortened(clause) + "”.";
        }
        return null;
    }

    private static String shortened(String clause) {
        return clause.length() <= 60 ? clause : clause.substring(0, 59) + "…";
    }

    /** A width and a height said one after the other are one box; what is said twice in a row counts once. */
    private static List<Step> merged(List<Step> steps) {
        var out = new ArrayList<Step>();
        for (var step : steps) {
            var last = out.isEmpty() ? null : out.get(out.size() - 1);
            if (last instanceof Resize a && step instanceof Resize b && box(a, b) != null) {
                out.set(out.size() - 1, box(a, b));
            } else if (ShapeWords.THUMBNAIL.equals(last) && step instanceof Resize) {
                out.set(out.size() - 1, step);
            } else if (!step.equals(last) && !(last instanceof Resize && ShapeWords.THUMBNAIL.equals(step))) {
                out.removeIf(former -> overruled(former, step));
                out.add(step);
            }
        }
        return out;
    }

    /** Only one format and one number of bytes can count: what is said last, as in "convert this png to jpeg". */
    private static boolean overruled(Step former, Step step) {
        return (former instanceof Step.Convert && step instanceof Step.Convert)
                || (former instanceof Step.Optimize && step instanceof Step.Optimize);
    }

    private static @Nullable Resize box(Resize a, Resize b) {
        var width = a.width() == null ? b.width() : a.width();
        var height = a.height() == null ? b.height() : a.height();
        var apart = (a.width() == null) != (b.width() == null) && (a.height() == null) != (b.height() == null);
        return apart && a.percent() == null && b.percent() == null && width != null && height != null
                ? Resize.box(width, height, Resize.Fit.INSIDE, a.onlyShrink() || b.onlyShrink())
                : null;
    }
}
