package org.llmmodes.auth.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that mail can be sent to: RFC 5321 with a dot-atom before the @ and a domain of at least two labels after it, ASCII (an
 * international domain in its xn-- form), at most 254 characters.
 */
@Size(max = 254)
@Pattern(
        regexp = "\\s*[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,63}){0,10}"
                + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,10}[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]\\s*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    String message() default "Must be an e-mail address such as ada@example.org.";

    String code() default "invalid_email";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
