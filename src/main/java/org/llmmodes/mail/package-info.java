/** Mail to users; the front door is {@link org.llmmodes.mail.Outbox}. */
@NullMarked
package org.llmmodes.mail;

import org.jspecify.annotations.NullMarked;
