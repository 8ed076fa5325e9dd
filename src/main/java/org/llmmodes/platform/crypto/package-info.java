/** Keys derived from SECRET_KEY, and what is made with them: seals, signatures, random tokens. */
@NullMarked
package org.llmmodes.platform.crypto;

import org.jspecify.annotations.NullMarked;
