package org.llmmodes.modes.imageprocessing.ocr;

/**
 * Text that stands in one line, or in one cell of a table.
 *
 * @param text       what it says; never blank
 * @param confidence how sure the network is of its characters on average, 0..1
 * @param x          left edge of the upright rectangle around it, in pixels of the image that was read
 * @param y          top edge
 * @param width      pixels
 * @param height     pixels
 * @param angle      where the writing runs: 0 to the right, 90 downwards, -90 upwards, 180 upside down; whole degrees
 */
public record TextLine(String text, double confidence, int x, int y, int width, int height, int angle) {}
