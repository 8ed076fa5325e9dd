package org.llmmodes.platform.problem;

/**
 * One field that failed validation.
 *
 * @param field   where: names and positions joined as in {@code message_metadata.files[0].data}; empty for the body as a whole
 * @param message what is wrong, as a sentence for a person; never repeats the value
 * @param code    what is wrong, for programs: {@code required}, {@code wrong_type}, {@code too_long} …
 */
public record FieldError(String field, String message, String code) {}
