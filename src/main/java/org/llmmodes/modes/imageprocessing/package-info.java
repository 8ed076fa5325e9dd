/** The mode {@code image_processing}: looks at images and changes them, from plain words or a list of operations, without a network. */
@NullMarked
package org.llmmodes.modes.imageprocessing;

import org.jspecify.annotations.NullMarked;
