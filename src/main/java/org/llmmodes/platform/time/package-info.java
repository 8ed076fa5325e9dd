/** The one clock. */
@NullMarked
package org.llmmodes.platform.time;

import org.jspecify.annotations.NullMarked;
