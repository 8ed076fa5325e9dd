package org.llmmodes.platform.config;

/** A variable holds what it must not; the message names the variable and what it accepts, never the value. */
public final class BadSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadSetting(String variable, String accepts) {
        super(variable + " must be " + accepts + ".");
    }
}
