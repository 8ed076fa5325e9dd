package org.llmmodes.modes.provider;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.llmmodes.modes.ReplyRequest;

/**
 * Tokens, estimated: every provider counts in its own way, and only afterwards. One token for 3.5 bytes of UTF-8, rounded up, and four
 * for the frame of a message: English text is overestimated by a tenth or so, most other scripts come out about right.
 */
public final class TokenEstimate {

    /** What an image of at most 1,024 pixels a side costs at most with the providers that publish a rule. */
    static final int IMAGE = 1_600;

    private static final int FRAME = 4;

    private TokenEstimate() {}

    public static int of(String text) {
        return text.isEmpty() ? 0 : FRAME + (bytes(text) * 2 + 6) / 7;
    }

    /** What a model charged for so many characters of an answer. */
    static int written(int characters) {
        return characters * 2 / 7;
    }

    private static int bytes(String text) {
        var bytes = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** The latest turns that fit into so many tokens, oldest first, beginning with the user's words. */
    public static List<ReplyRequest.Turn> latest(List<ReplyRequest.Turn> history, int tokens) {
        var kept = new ArrayList<ReplyRequest.Turn>();
        var left = tokens;
        for (var i = history.size() - 1; i >= 0; i--) {
            left -= of(history.get(i).text());
            if (left < 0) {
                break;
            }
            kept.add(history.get(i));
        }
        while (!kept.isEmpty() && !kept.get(kept.size() - 1).fromUser()) {
            kept.remove(kept.size() - 1);
        }
        Collections.reverse(kept);
        return kept;
    }
}
