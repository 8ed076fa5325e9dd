package org.llmmodes.chat.boundary;

/** An answer that only says that it is done. */
record Done(String message) {}
