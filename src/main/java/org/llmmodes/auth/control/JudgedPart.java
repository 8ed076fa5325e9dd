package org.llmmodes.auth.control;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What zxcvbn is shown of a password. It takes time that grows with the square of the length, and as often again as there are ways to read the
 * look-alikes in it as letters: 4 and @ as a, say. What makes a password weak shows early; what comes late is judged as a character of no meaning.
 *
 * <p>Worked case: in 40 characters with 4 @ ( [ 6 9 1 there are 2 · 2 · 2 = 8 ways; a $ and a 5 later on would make 16, so the 5
 * becomes a tilde. All ten digits have 4 ways. The worst of 40 characters takes a processor for some 20 ms.
 */
final class JudgedPart {

    private static final int MAX_LENGTH = 40;
    private static final int MAX_WAYS = 8;

    /** The look-alikes of zxcvbn 1.9 in groups that stand for the same letter; those that are alone in theirs add no way. */
    private static final List<String> LOOK_ALIKES = List.of("4@", "({[<", "69", "1!|", "1|7", "$5", "+7");

    private static final char NEUTRAL = '~';

    private JudgedPart() {}

    /** The first 40 characters, of which look-alikes that would make more than 8 ways are replaced. */
    static String of(String password) {
        var shown = new StringBuilder(password);
        if (shown.length() > MAX_LENGTH) {
            shown.setLength(MAX_LENGTH);
        }
        Set<Character> seen = new HashSet<>();
        Set<Character> replaced = new HashSet<>();
        for (int i = 0; i < shown.length(); i++) {
            var character = shown.charAt(i);
            if (!replaced.contains(character) && seen.add(character) && ways(seen) > MAX_WAYS) {
                seen.remove(character);
                replaced.add(character);
            }
            if (replaced.contains(character)) {
                shown.setCharAt(i, NEUTRAL);
            }
        }
        return shown.toString();
    }

    private static int ways(Set<Character> seen) {
        return LOOK_ALIKES.stream()
                .mapToInt(group -> Math.max(1, (int)
                        group.chars().filter(c -> seen.contains((char) c)).count()))
                .reduce(1, (product, ways) -> product * ways);
    }
}
