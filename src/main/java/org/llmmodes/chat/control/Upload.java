package org.llmmodes.chat.control;

/**
 * A file as it came with a message.
 *
 * @param field where it is in the request
 * @param name  what the client calls it
 * @param data  its bytes
 */
public record Upload(String field, String name, UploadData data) {}
