/** Pictures as bytes: what they are, whether they can be trusted to be decoded, and the decoding itself. */
@NullMarked
package org.llmmodes.platform.image;

import org.jspecify.annotations.NullMarked;
