package org.llmmodes.modes.imageprocessing;

/** Names results after the image they were made from: {@code photo.jpg} saved as WebP is {@code photo.webp}. */
final class FileNames {

    private static final int MAX_BASE = 100;

    private FileNames() {}

    static String result(String original, OutputFormat format) {
        var last = original.substring(Math.max(original.lastIndexOf('/'), original.lastIndexOf('\\')) + 1);
        var base = last.replaceFirst("(?i)\\.(?:jpe?g|png|gif|webp)$", "");
        var clean = base.replaceAll("[^\\p{L}\\p{M}\\p{N} ._()+-]", "").strip().replaceFirst("^\\.+", "");
        var end = clean.offsetByCodePoints(0, Math.min(MAX_BASE, clean.codePointCount(0, clean.length())));
        return (clean.isEmpty() ? "image" : clean.substring(0, end)) + "." + format.shortName();
    }
}
