package org.llmmodes.platform.image;

/**
 * What the header of an image says, after its structure was found sound.
 *
 * @param format    {@code png}, {@code jpeg}, {@code gif} or {@code webp}
 * @param mediaType {@code image/png} …
 * @param width     pixels as stored, before any EXIF orientation, 1..{@value ImageInspector#MAX_SIDE}
 * @param height    pixels as stored, before any EXIF orientation, 1..{@value ImageInspector#MAX_SIDE}
 */
public record InspectedImage(String format, String mediaType, int width, int height) {}
