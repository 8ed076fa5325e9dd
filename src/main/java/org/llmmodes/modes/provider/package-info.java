/**
 * The AI provider, where one is configured. {@link org.llmmodes.modes.provider.Provider} is the door for modes; which protocol is spoken
 * and by which library is known behind it only.
 */
@NullMarked
package org.llmmodes.modes.provider;

import org.jspecify.annotations.NullMarked;
