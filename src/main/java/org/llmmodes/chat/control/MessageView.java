package org.llmmodes.chat.control;

import java.util.List;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.chat.entity.Message;

/** A message and its files, without their bytes. */
public record MessageView(Message message, List<ChatFile> files) {}
