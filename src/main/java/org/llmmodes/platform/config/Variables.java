package org.llmmodes.platform.config;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads variables with their types and bounds; a variable that is set but blank counts as not set. */
final class Variables {

    private final Function<String, Optional<String>> source;

    Variables(Function<String, Optional<String>> source) {
        this.source = source;
    }

    Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Nullable
    String textOrNull(String name) {
        return text(name).orElse(null);
    }

    String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    int number(String name, int fallback, int min, int max) {
        return text(name).map(value -> parse(name, value, min, max)).orElse(fallback);
    }

    private static int parse(String name, String value, int min, int max) {
        var accepts = "a whole number from " + min + " to " + max;
        if (!value.matches("-?\\d{1,9}")) {
            throw new BadSetting(name, accepts);
        }
        var number = Integer.parseInt(value);
        if (number < min || number > max) {
            throw new BadSetting(name, accepts);
        }
        return number;
    }

    boolean flag(String name, boolean fallback) {
        return text(name)
                .map(value -> switch (value.toLowerCase(Locale.ROOT)) {
                    case "true", "1", "yes", "on" -> true;
                    case "false", "0", "no", "off" -> false;
                    default -> throw new BadSetting(name, "true or false");
                })
                .orElse(fallback);
    }

    <E extends Enum<E>> E choice(String name, E fallback) {
        var type = fallback.getDeclaringClass();
        return text(name)
                .map(value -> EnumSet.allOf(type).stream()
                        .filter(option -> option.name().equalsIgnoreCase(value))
                        .findAny()
                        .orElseThrow(() -> new BadSetting(name, names(type))))
                .orElse(fallback);
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return EnumSet.allOf(type).stream()
                .map(option -> option.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    String oneOf(String name, String fallback, List<String> options) {
        var value = text(name, fallback).toLowerCase(Locale.ROOT);
        if (!options.contains(value)) {
            throw new BadSetting(name, "one of " + String.join(", ", options));
        }
        return value;
    }

    List<String> list(String name, String fallback) {
        return Arrays.stream(text(name, fallback).split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    Rate rate(String name, String fallback) {
        return Rate.parse(text(name, fallback))
                .orElseThrow(() -> new BadSetting(name, "of the form 10/minute (or /second, /hour), at most 1000000"));
    }

    /** An absolute http or https address without query, given back without a slash at its end. */
    @Nullable
    String webAddress(String name) {
        return text(name)
                .map(value -> {
                    if (!isWebAddress(value)) {
                        throw new BadSetting(name, "an absolute http:// or https:// address");
                    }
                    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
                })
                .orElse(null);
    }

    static boolean isWebAddress(String value) {
        try {
            var uri = URI.create(value);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
