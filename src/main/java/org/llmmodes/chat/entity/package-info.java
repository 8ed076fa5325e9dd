/** Chats, messages, attachments and settings as they are stored. */
@NullMarked
package org.llmmodes.chat.entity;

import org.jspecify.annotations.NullMarked;
