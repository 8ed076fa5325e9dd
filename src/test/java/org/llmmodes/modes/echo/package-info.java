/** A mode added by a test, as anybody would add one. */
@NullMarked
package org.llmmodes.modes.echo;

import org.jspecify.annotations.NullMarked;
