package org.llmmodes.modes.imageprocessing.ocr;

/** Asked between two pieces of work; throws when the work is no longer wanted. */
@FunctionalInterface
public interface Checkpoint {

    /**
     * Whether there is time for another piece.
     *
     * @throws InterruptedException when the reply was cancelled
     */
    boolean goOn() throws InterruptedException;
}
