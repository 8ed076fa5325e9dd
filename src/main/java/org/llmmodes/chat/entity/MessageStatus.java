package org.llmmodes.chat.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** How far a message is; a user's is complete from the start, a reply is pending until it is one of the others for good. */
public enum MessageStatus {
    COMPLETE,
    PENDING,
    FAILED,
    CANCELLED;

    /** The name on the wire and in the table. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keeps a status under its wire name. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<MessageStatus, String> {

        @Override
        public String convertToDatabaseColumn(MessageStatus status) {
            return status.wireName();
        }

        @Override
        public MessageStatus convertToEntityAttribute(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
