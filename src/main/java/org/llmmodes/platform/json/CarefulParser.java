package org.llmmodes.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, wherever it stands in a body, text that no database here can keep: U+0000, and halves of surrogate pairs. Both can be written
 * as JSON escapes, so valid JSON is not enough.
 */
final class CarefulParser extends JsonParserDelegate {

    private int tokens;

    CarefulParser(JsonParser delegate) {
        super(delegate);
    }

    /** Valid JSON whose text cannot be stored. */
    static final class UnstorableText extends JsonMappingException {

        private static final long serialVersionUID = 1L;

        UnstorableText(JsonParser parser) {
            super(parser, "unstorable text");
        }
    }

    @Override
    public @Nullable JsonToken nextToken() throws IOException {
        var token = super.nextToken();
        if (++tokens > Json.MAX_TOKENS) {
            throw new StreamConstraintsException("too many values");
        }
        if (token == JsonToken.FIELD_NAME) {
            check(currentName());
        }
        return token;
    }

    @Override
    public @Nullable String nextFieldName() throws IOException {
        return nextToken() == JsonToken.FIELD_NAME ? currentName() : null;
    }

    @Override
    public String getText() throws IOException {
        return check(super.getText());
    }

    @Override
    public @Nullable String getValueAsString() throws IOException {
        var text = super.getValueAsString();
        return text == null ? null : check(text);
    }

    @Override
    public @Nullable String getValueAsString(@Nullable String fallback) throws IOException {
        var text = super.getValueAsString(fallback);
        return text == null ? null : check(text);
    }

    private String check(String text) throws UnstorableText {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw new UnstorableText(this);
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new UnstorableText(this);
                }
                i++;
            }
        }
        return text;
    }
}
