/** The mode {@code assistant}: plain conversation with the AI provider. */
@NullMarked
package org.llmmodes.modes.assistant;

import org.jspecify.annotations.NullMarked;
