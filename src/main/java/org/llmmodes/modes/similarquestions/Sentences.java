package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sentences of a message that are worth looking at: without code, markup, addresses and symbols, and never more than a bounded part of
 * a long message, namely its beginning and its end.
 */
final class Sentences {

    /** Characters of a message that are looked at from each end. */
    static final int LOOKED_AT = 4_000;

    private static final int LONGEST = 300;
    private static final int MOST = 40;

    private static final Pattern BLOCKS =
            Pattern.compile("(?is)```.*?(?:```|$)|<(script|style)\\b.*?(?:</\\1\\s*>|$)|<!--.*?(?:-->|$)");
    private static final Pattern MARKUP = Pattern.compile(
            "</?[a-zA-Z][^<>]{0,500}>|https?://\\S+|&[a-z]{2,8};|[`*_<>]|(?m)^\\s*(?:#+|[-•]|\\d+[.)])\\s");
    private static final Pattern SYMBOLS =
            Pattern.compile("[\\p{So}\\p{Sk}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\p{Cc}&&[^\\n]]");
    private static final Pattern BREAK = Pattern.compile(
            "\\n+|(?<=;)\\s+|(?<=[.!?？؟。])(?<!\\b(?:e\\.g|i\\.e|vs|etc|Dr|Mr|Mrs|St|approx)\\.)[\"')\\]]*\\s+|(?<=[？؟。])|(?<=[?!])(?=\\p{L})");
    private static final Pattern COMPOUND = Pattern.compile(
            "(?i),? and (?=(?:how|why|when|where|what|who) (?:do|does|did|is|are|was|were|can|should)\\b)");
    /** "We have two offers, how do we choose?" tells first and asks then. */
    private static final Pattern TOLD_AND_ASKED = Pattern.compile(
            "(?i)(?<=^(?:i|we|my|our|the|there) .{3,200}), (?=(?:how|what|why|where|when|who|which) (?:do|can|should|could|would|is|are|am) (?:i|we|it|they|the best)\\b)");

    private static final Pattern CODE = Pattern.compile(
            ".*(?:[{};]$|=>|==|\\(\\)|::|\\w\\(\\w*[,)].*;|^(?:import|#include|public|private|def|class|const|var|let|SELECT) .*[;:({=*]).*");

    private Sentences() {}

    /**
     * One sentence.
     *
     * @param text   without its final mark
     * @param marked whether that was a question mark
     */
    record Sentence(String text, boolean marked) {}

    static List<Sentence> of(String message) {
        var text = BLOCKS.matcher(bounded(message)).replaceAll(" \n ");
        text = SYMBOLS.matcher(MARKUP.matcher(text).replaceAll(" ")).replaceAll(" ");
        var sentences = new ArrayList<Sentence>();
        for (var line : BREAK.split(text, -1)) {
            for (var part : parts(line)) {
                var plain = part.replaceAll("\\s+", " ").strip().replaceFirst("^[\\p{P}&&[^(]]+ *", "");
                plain = lastPart(plain);
                if (isProse(plain)) {
                    var bare = plain.replaceFirst("[\\p{P}&&[^)%]]+$", "")
                            .replaceFirst("[?？؟].*$", "")
                            .strip();
                    var asks = plain.matches(".*[?？؟].*")
                            || (!part.equals(line) && line.endsWith("?") && !part.endsWith("."));
                    sentences.add(new Sentence(bare, asks));
                }
            }
        }
        return sentences.size() <= MOST ? sentences : sentences.subList(sentences.size() - MOST, sentences.size());
    }

    private static List<String> parts(String line) {
        var parts = new ArrayList<String>();
        for (var part : COMPOUND.split(line, -1)) {
            var told = TOLD_AND_ASKED.matcher(part);
            if (part.length() <= LONGEST && told.find()) {
                parts.add(part.substring(0, told.start()) + ".");
                parts.add(part.substring(told.end()));
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    /** Of what goes on without a break the end, where a question would stand. */
    private static String lastPart(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(text.length() - LONGEST).replaceFirst("^\\S* ", "");
    }

    private static String bounded(String message) {
        return message.length() <= 2 * LOOKED_AT
                ? message
                : message.substring(0, LOOKED_AT) + "\n" + message.substring(message.length() - LOOKED_AT);
    }

    /** Mostly letters, and no line of a program. */
    private static boolean isProse(String text) {
        var letters = text.codePoints()
                .filter(c ->
                        Character.isLetterOrDigit(c) || c == ' ' || Character.getType(c) == Character.NON_SPACING_MARK)
                .count();
        return text.codePoints().anyMatch(Character::isLetter)
                && letters * 100 >= text.codePointCount(0, text.length()) * 75L
                && !CODE.matcher(text).matches();
    }
}
