package org.llmmodes.platform.image;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Sizes of files as settings write them, {@code 10MB} or {@code 512 KB} (1 KB is 1,024 bytes), and as sentences show them. */
public final class FileSize {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,8}(?:\\.\\d{1,3})?) ?([KkMm])[Bb]");

    private FileSize() {}

    /** The size in bytes; empty where the text is none. */
    public static OptionalLong parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        var unit = matcher.group(2).equalsIgnoreCase("k") ? 1_024 : 1_048_576;
        return OptionalLong.of(new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .longValue());
    }

    /** The size for people, 1 kB being 1,000 bytes: {@code 812 bytes}, {@code 54 kB}, {@code 2.1 MB}. */
    public static String shown(long bytes) {
        if (bytes < 1_000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1_000.0)
                : String.format(Locale.ROOT, "%.2f MB", bytes / 1_000_000.0);
    }
}
