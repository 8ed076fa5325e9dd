package org.llmmodes.chat.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/** Who says something. */
public enum Role {
    USER,
    ASSISTANT,
    SYSTEM;

    /** The name on the wire and in the table. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Keeps a role under its wire name. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<Role, String> {

        @Override
        public String convertToDatabaseColumn(Role role) {
            return role.wireName();
        }

        @Override
        public Role convertToEntityAttribute(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
