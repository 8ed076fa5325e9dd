package org.llmmodes.chat.control;

import org.llmmodes.platform.image.InspectedImage;

/**
 * An image that came with a message and was found acceptable.
 *
 * @param name a plain file name
 */
@SuppressWarnings("ArrayRecordComponent")
public record Attachment(String name, byte[] bytes, InspectedImage image) {}
