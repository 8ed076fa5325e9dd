/** The calls below /api/chats and their wire records. */
@NullMarked
package org.llmmodes.chat.boundary;

import org.jspecify.annotations.NullMarked;
