package org.llmmodes.modes.imageprocessing;

/** Something that was understood but cannot be done; the message becomes the reply. */
class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence, null, false, false);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
