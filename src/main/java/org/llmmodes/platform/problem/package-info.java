/** Errors as RFC 9457 problems: their types, their wire form, and the mappers that make one of every failure. */
@NullMarked
package org.llmmodes.platform.problem;

import org.jspecify.annotations.NullMarked;
