package org.llmmodes.modes.similarquestions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.llmmodes.modes.ReplyRequest;

/**
 * What the user asked earlier, as candidates: in this chat the latest questions, in other chats those that share a word with the new one. The
 * words keep the cost bounded: what shares none is hardly ever similar, and is not embedded.
 */
final class OwnHistory {

    private static final int MOST_FROM_HERE = 20;
    private static final int MOST_FROM_ELSEWHERE = 40;

    /** Words are taken for the same when they begin alike: "rose" and "roses", "bake" and "baking". */
    private static final int STEM = 4;

    private OwnHistory() {}

    /** The questions of this chat, oldest first. */
    static List<Asked> here(ReplyRequest request) {
        return Reading.ofHistory(
                request.history().stream().filter(ReplyRequest.Turn::fromUser).map(ReplyRequest.Turn::text));
    }

    /** At most the latest 20 of the questions asked here, and 40 of those asked in other chats. */
    static List<String> candidates(List<Asked> here, ReplyRequest request, List<Asked> asked)
            throws InterruptedException {
        var questions = new ArrayList<String>();
        latest(here, MOST_FROM_HERE).forEach(earlier -> questions.add(earlier.question()));
        var stems =
                asked.stream().flatMap(one -> stems(one.question()).stream()).collect(Collectors.toSet());
        var elsewhere = new ArrayList<Asked>();
        for (var chat : request.elsewhere().said()) {
            Pool.stopIfInterrupted();
            if (chat.stream().anyMatch(message -> sharesWord(message, stems))) {
                Reading.ofHistory(chat.stream()).stream()
                        .filter(earlier -> sharesWord(earlier.question(), stems))
                        .forEach(elsewhere::add);
            }
        }
        latest(elsewhere, MOST_FROM_ELSEWHERE).forEach(earlier -> questions.add(earlier.question()));
        return questions;
    }

    private static List<Asked> latest(List<Asked> questions, int most) {
        return questions.subList(Math.max(0, questions.size() - most), questions.size());
    }

    private static boolean sharesWord(String text, Set<String> stems) {
        return stems(text).stream().anyMatch(stems::contains);
    }

    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (var word : English.split(English.key(text))) {
            if (word.length() > 2 && English.hasContent(word)) {
                stems.add(word.substring(0, Math.min(STEM, word.length())));
            }
        }
        return stems;
    }
}
