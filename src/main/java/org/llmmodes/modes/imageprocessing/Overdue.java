package org.llmmodes.modes.imageprocessing;

/** The work took longer than it may. */
class Overdue extends Exception {

    private static final long serialVersionUID = 1L;

    Overdue() {
        super("overdue", null, false, false);
    }
}
