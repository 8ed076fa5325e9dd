/** What happens at registration, sign-in, refresh and sign-out. */
@NullMarked
package org.llmmodes.auth.control;

import org.jspecify.annotations.NullMarked;
