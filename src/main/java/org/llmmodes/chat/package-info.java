/** Chats, their messages and replies, attachments, settings and search. */
@NullMarked
package org.llmmodes.chat;

import org.jspecify.annotations.NullMarked;
