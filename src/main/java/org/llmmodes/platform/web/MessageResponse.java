package org.llmmodes.platform.web;

/** An answer that is one sentence. */
public record MessageResponse(String message) {}
