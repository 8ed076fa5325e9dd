package org.llmmodes.auth.entity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may do; every account is a user. */
public enum Role {
    USER,
    ADMIN;

    /** The name on the wire and in tokens. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a name; empty where there is none. */
    public static Optional<Role> find(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }

    /** The names in a fixed order. */
    public static List<String> wireNames(Collection<Role> roles) {
        return roles.stream().sorted().map(Role::wireName).toList();
    }

    static String join(Set<Role> roles) {
        return wireNames(roles).stream().collect(Collectors.joining(","));
    }

    static Set<Role> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
