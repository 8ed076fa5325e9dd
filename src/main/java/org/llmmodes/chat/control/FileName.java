package org.llmmodes.chat.control;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes plain file names of what clients send. */
public final class FileName {

    /** The longest name, in characters. */
    static final int MAX_LENGTH = 255;

    /** No composed character has more parts. */
    private static final int MAX_PARTS = 4;

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");
    private static final Pattern RESERVED = Pattern.compile("[\"*:<>?|]");
    private static final Pattern OUTER = Pattern.compile("^[.\\s]+|[.\\s]+$");
    private static final Map<String, Pattern> ENDINGS = Map.of(
            "png", Pattern.compile("(?i).+\\.png"),
            "jpeg", Pattern.compile("(?i).+\\.jpe?g"),
            "gif", Pattern.compile("(?i).+\\.gif"),
            "webp", Pattern.compile("(?i).+\\.webp"));

    private FileName() {}

    /** A name without path, control characters and characters that file systems reserve; {@code file} when nothing is left. */
    public static String clean(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        // Cut before it is composed, which takes time that grows with the square of the length.
        var composed = Normalizer.normalize(shorten(last, MAX_PARTS * MAX_LENGTH), Normalizer.Form.NFC);
        var plain = UNSEEN.matcher(composed).replaceAll("");
        var trimmed = OUTER.matcher(RESERVED.matcher(plain).replaceAll("_")).replaceAll("");
        return trimmed.isEmpty() ? "file" : shorten(trimmed, MAX_LENGTH);
    }

    /** A clean name that ends as its content wants: {@code photo.exe} of a PNG becomes {@code photo.exe.png}. */
    static String clean(String name, String format) {
        var clean = clean(name);
        var ending = ENDINGS.get(format);
        if (ending != null && ending.matcher(clean).matches()) {
            return clean;
        }
        var wanted = "." + (format.equals("jpeg") ? "jpg" : format);
        return shorten(clean, MAX_LENGTH - wanted.length()) + wanted;
    }

    /** Cuts in front of the ending, never inside a character. */
    private static String shorten(String name, int length) {
        if (name.length() <= length) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        var end = length - ending.length();
        if (Character.isLowSurrogate(name.charAt(end))) {
            end--;
        }
        return name.substring(0, end) + ending;
    }
}
