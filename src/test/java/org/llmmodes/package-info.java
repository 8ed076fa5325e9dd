/** What holds for the whole tree. */
@NullMarked
package org.llmmodes;

import org.jspecify.annotations.NullMarked;
