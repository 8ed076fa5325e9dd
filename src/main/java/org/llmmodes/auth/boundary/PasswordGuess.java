package org.llmmodes.auth.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.control.PasswordRules;

/** A password to be compared with a stored one: 1..128 characters (code points once it is composed). A longer one is nobody's and is refused before it is hashed. */
@Size(min = 1, message = "Must have 1 to 128 characters.")
@Constraint(validatedBy = PasswordGuess.NotTooLong.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PasswordGuess {

    String message() default "Must have 1 to 128 characters.";

    String code() default "too_long";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Counts characters as PasswordRules does: an emoji is one. */
    class NotTooLong implements ConstraintValidator<PasswordGuess, String> {

        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            return password == null || PasswordRules.lengthOf(password) <= PasswordRules.MAX_LENGTH;
        }
    }
}
