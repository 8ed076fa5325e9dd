package org.llmmodes.chat.control;

import java.util.Base64;
import java.util.regex.Pattern;
import org.llmmodes.platform.problem.ProblemException;

/** The bytes of an upload: as they are, or still in base64; how many they are is known before they are decoded. */
public sealed interface UploadData {

    /** The number of bytes, at most two more than there are. */
    long size();

    /** @throws ProblemException 422 for what is no base64 */
    byte[] bytes(String field);

    /** Bytes of a multipart body. */
    @SuppressWarnings("ArrayRecordComponent")
    record Plain(byte[] content) implements UploadData {

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public byte[] bytes(String field) {
            return content;
        }
    }

    /** Base64, with or without the prefix of a data URL (RFC 2397). */
    record Encoded(String text) implements UploadData {

        /** The names of schemes and media types have no case (RFC 3986 §3.1, RFC 2045 §5.1). */
        private static final Pattern PREFIX =
                Pattern.compile("data:[^,]{0,200};base64,.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

        @Override
        public long size() {
            return (text.length() - start()) * 3L / 4;
        }

        @Override
        public byte[] bytes(String field) {
            try {
                return Base64.getDecoder().decode(text.substring(start()));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid(field, "Must be a data URL with base64 content.", "invalid_base64");
            }
        }

        private int start() {
            return PREFIX.matcher(text).matches() ? text.indexOf(',') + 1 : 0;
        }
    }
}
