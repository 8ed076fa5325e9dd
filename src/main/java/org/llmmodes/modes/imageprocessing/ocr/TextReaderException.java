package org.llmmodes.modes.imageprocessing.ocr;

/** The networks cannot be loaded on this machine, or broke. */
public class TextReaderException extends Exception {

    private static final long serialVersionUID = 1L;

    TextReaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
