package org.llmmodes.auth.boundary;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A first or last name: 1..50 characters, letters of any script with spaces, hyphens and apostrophes, at least one letter that is seen: the fillers of Hangul are not. */
@Pattern(regexp = "(?=.*[\\p{L}&&[^\u115F\u1160\u3164\uFFA0]])[\\p{L}\\p{M} '\u2019-]{1,50}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonName {

    String message() default "Must have 1 to 50 characters: letters, spaces, hyphens and apostrophes.";

    String code() default "invalid_name";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
