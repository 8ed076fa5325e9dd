/** Accounts, sessions and sign-in guards as they are stored. */
@NullMarked
package org.llmmodes.auth.entity;

import org.jspecify.annotations.NullMarked;
