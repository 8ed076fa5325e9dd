package org.llmmodes.modes;

/** Takes the text of a reply while it is made. */
@FunctionalInterface
public interface ReplySink {

    /** Adds a piece; blank pieces count, empty ones do not. */
    void delta(String text);
}
