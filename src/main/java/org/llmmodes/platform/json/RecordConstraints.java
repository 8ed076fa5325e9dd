package org.llmmodes.platform.json;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import org.llmmodes.platform.problem.FieldError;
import org.llmmodes.platform.problem.ProblemException;

/** Checks the Bean Validation constraints of a wire record and names the fields at fault as the wire does. */
public final class RecordConstraints {

    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private RecordConstraints() {}

    private static final class Holder {
        static final Validator VALIDATOR =
                Validation.buildDefaultValidatorFactory().getValidator();
    }

    /** @throws ProblemException a validation problem that lists every field at fault */
    public static void check(Record request) {
        Set<ConstraintViolation<Record>> violations = Holder.VALIDATOR.validate(request);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations.stream()
                    .map(violation -> new FieldError(
                            fieldOf(violation.getPropertyPath()), messageOf(violation), codeOf(violation)))
                    .distinct()
                    .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
                    .toList());
        }
    }

    private static String fieldOf(Path path) {
        var text = new StringBuilder();
        for (var node : path) {
            if (node.isInIterable() && node.getIndex() != null) {
                text.append('[').append(node.getIndex()).append(']');
            }
            if (node.getName() != null) {
                text.append(text.isEmpty() ? "" : ".").append(NAMES.translate(node.getName()));
            }
        }
        return text.toString();
    }

    /** What is not there at all is not called blank. */
    private static String messageOf(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof NotBlank
                        && violation.getInvalidValue() == null
                ? "Is required."
                : violation.getMessage();
    }

    private static String codeOf(ConstraintViolation<?> violation) {
        var annotation = violation.getConstraintDescriptor().getAnnotation();
        if (annotation instanceof NotNull) {
            return "required";
        }
        if (annotation instanceof NotBlank) {
            return violation.getInvalidValue() == null ? "required" : "blank";
        }
        if (annotation instanceof Size size) {
            var value = violation.getInvalidValue();
            return value instanceof CharSequence text && text.length() < size.min() ? "too_short" : "too_long";
        }
        if (annotation instanceof Min || annotation instanceof Max) {
            return "out_of_range";
        }
        if (annotation instanceof AssertTrue) {
            return "not_accepted";
        }
        if (annotation instanceof Email) {
            return "invalid_email";
        }
        var code = violation.getConstraintDescriptor().getAttributes().get("code");
        return Objects.toString(code, "invalid_format");
    }
}
