/** What happens when somebody chats. */
@NullMarked
package org.llmmodes.chat.control;

import org.jspecify.annotations.NullMarked;
