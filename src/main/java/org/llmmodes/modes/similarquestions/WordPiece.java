package org.llmmodes.modes.similarquestions;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Cuts text into the word pieces of an uncased BERT vocabulary, as {@code tokenizer.json} prescribes. Names of special tokens in the text,
 * such as {@code [SEP]}, are plain text here.
 */
final class WordPiece {

    private static final int LONGEST_WORD = 100;

    private final Map<String, Integer> vocabulary = new HashMap<>();
    private final int unknown;
    private final int start;
    private final int end;

    /** @param tokenizer the content of {@code tokenizer.json}, of which {@code model.vocab} is read */
    WordPiece(JsonNode tokenizer) {
        for (var entry : tokenizer.path("model").path("vocab").properties()) {
            vocabulary.put(entry.getKey(), entry.getValue().intValue());
        }
        unknown = special("[UNK]");
        start = special("[CLS]");
        end = special("[SEP]");
    }

    private int special(String token) {
        var id = vocabulary.get(token);
        if (id == null) {
            throw new IllegalArgumentException("The vocabulary has no " + token + ".");
        }
        return id;
    }

    /** Whether a word, in lower case, is one piece: common English has such words. */
    boolean knows(String word) {
        return vocabulary.containsKey(word);
    }

    /** The ids of the pieces between the start and the end token, at most {@code limit} with those two; the rest is cut off. */
    long[] ids(String text, int limit) {
        var ids = new ArrayList<Integer>();
        ids.add(start);
        var words = new StringTokenizer(spaced(text), " ");
        while (words.hasMoreTokens() && ids.size() < limit) {
            addPieces(words.nextToken(), ids);
        }
        var kept = ids.subList(0, Math.min(ids.size(), limit - 1));
        kept.add(end);
        return kept.stream().mapToLong(Integer::longValue).toArray();
    }

    /**
     * The text in lower case without accents and control characters, with spaces around punctuation and CJK characters. Taken apart character
     * by character: what a whole text takes grows with the square of the accents in a row, and accents are dropped anyway.
     */
    private static String spaced(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c < 128) {
                add(c, out);
            } else {
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .codePoints()
                        .forEach(part -> add(part, out));
            }
        });
        return out.toString();
    }

    private static void add(int c, StringBuilder out) {
        var type = Character.getType(c);
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            out.append(' ');
        } else if (isPunctuation(c, type) || isCjk(c)) {
            out.append(' ').appendCodePoint(c).append(' ');
        } else if (!isDropped(c, type)) {
            out.appendCodePoint(Character.toLowerCase(c));
        }
    }

    private static boolean isDropped(int c, int type) {
        return switch (type) {
            case Character.NON_SPACING_MARK,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> c == 0xFFFD;
        };
    }

    private static boolean isPunctuation(int c, int type) {
        if (c < 128) {
            return c > 32 && c < 127 && !Character.isLetterOrDigit(c);
        }
        return switch (type) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isCjk(int c) {
        return (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3400 && c <= 0x4DBF)
                || (c >= 0x20000 && c <= 0x2A6DF)
                || (c >= 0x2A700 && c <= 0x2CEAF)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0x2F800 && c <= 0x2FA1F);
    }

    /** Greedy, longest piece first; a word that cannot be cut completely is one unknown token. */
    private void addPieces(String word, List<Integer> ids) {
        var known = ids.size();
        var from = 0;
        while (from < word.length() && word.length() <= LONGEST_WORD) {
            var to = word.length();
            var piece = vocabulary.get(from == 0 ? word : "##" + word.substring(from));
            while (piece == null && --to > from) {
                piece = vocabulary.get((from == 0 ? "" : "##") + word.substring(from, to));
            }
            if (piece == null) {
                break;
            }
            ids.add(piece);
            from = to;
        }
        if (from < word.length()) {
            ids.subList(known, ids.size()).clear();
            ids.add(unknown);
        }
    }
}
