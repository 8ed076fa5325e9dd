package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.problem.FieldError;

/** The parameters of one operation, read one by one; what is wrong is written down, and what nobody asked for is wrong too. */
final class Params {

    private final JsonNode node;
    private final String field;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>(Set.of("op"));

    Params(JsonNode node, String field, List<FieldError> errors) {
        this.node = node;
        this.field = field;
        this.errors = errors;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** A whole number within bounds; null when absent or wrong. */
    @Nullable
    Integer integer(String name, int min, int max) {
        known.add(name);
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        } else if (!value.isIntegralNumber()) {
            error(name, "Must be a whole number.", "wrong_type");
        } else if (!value.canConvertToInt() || value.intValue() < min || value.intValue() > max) {
            error(name, "Must be between %d and %d.".formatted(min, max), "out_of_range");
        } else {
            return value.intValue();
        }
        return null;
    }

    /** A whole number that must be there; the least allowed one after an error. */
    int required(String name, int min, int max) {
        var value = integer(name, min, max);
        if (value == null && !has(name)) {
            error(name, "Is missing; a whole number between %d and %d.".formatted(min, max), "required");
        }
        return value == null ? min : value;
    }

    /** A number with a default. */
    int integerOr(String name, int min, int max, int otherwise) {
        var value = integer(name, min, max);
        return value == null ? otherwise : value;
    }

    /** One of some words; the first of them when absent or wrong. */
    String choice(String name, boolean required, List<String> words) {
        known.add(name);
        var value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                error(name, "Is missing; one of " + String.join(", ", words) + ".", "required");
            }
        } else if (!value.isTextual()) {
            error(name, "Must be a text.", "wrong_type");
        } else if (!words.contains(value.textValue())) {
            error(name, "Must be one of " + String.join(", ", words) + ".", "unknown_value");
        } else {
            return value.textValue();
        }
        return words.get(0);
    }

    boolean flag(String name) {
        known.add(name);
        var value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            error(name, "Must be true or false.", "wrong_type");
        }
        return value.asBoolean(false);
    }

    void error(String name, String message, String code) {
        errors.add(new FieldError(name.isEmpty() ? field : field + "." + name, message, code));
    }

    /** Complains about parameters that were never asked for. */
    void finish() {
        for (var names = node.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                error(
                        "",
                        "Has a parameter that this operation does not know; it takes "
                                + String.join(", ", new java.util.TreeSet<>(known)) + ".",
                        "unknown_parameter");
                return;
            }
        }
    }
}
