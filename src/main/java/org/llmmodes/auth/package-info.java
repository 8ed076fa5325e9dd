/** Accounts, sign-in and sessions; the front door is {@link org.llmmodes.auth.Caller}. */
@NullMarked
package org.llmmodes.auth;

import org.jspecify.annotations.NullMarked;
