package org.llmmodes.modes.imageprocessing;

import java.util.Locale;
import java.util.Optional;

/** A format that results are written in. */
enum OutputFormat {
    JPEG("jpg", "image/jpeg", "JPEG", 65_500),
    PNG("png", "image/png", "PNG", Integer.MAX_VALUE),
    GIF("gif", "image/gif", "GIF", 65_535),
    WEBP("webp", "image/webp", "WebP", 16_383);

    private final String shortName;
    private final String mediaType;
    private final String shown;
    private final int maxSide;

    OutputFormat(String shortName, String mediaType, String shown, int maxSide) {
        this.shortName = shortName;
        this.mediaType = mediaType;
        this.shown = shown;
        this.maxSide = maxSide;
    }

    static Optional<OutputFormat> named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (format.shortName.equals(lower) || format.name().equalsIgnoreCase(lower)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The name in settings and operations, and the ending of files. */
    String shortName() {
        return shortName;
    }

    String mediaType() {
        return mediaType;
    }

    /** The name for people. */
    String shown() {
        return shown;
    }

    /** Most pixels of a side that the format can hold. */
    int maxSide() {
        return maxSide;
    }
}
