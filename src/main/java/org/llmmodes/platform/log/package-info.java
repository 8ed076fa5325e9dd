/** How much the log says. */
@NullMarked
package org.llmmodes.platform.log;

import org.jspecify.annotations.NullMarked;
