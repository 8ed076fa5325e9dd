package org.llmmodes.modes;

/**
 * Who answers in a mode now.
 *
 * @param mode   the mode's name
 * @param engine the engine's name, as it stands in replies
 */
public record EngineStatus(String mode, String engine) {}
