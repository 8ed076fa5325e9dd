/** The modes of a chat and the engines that answer; a mode is one package below this one. */
@NullMarked
package org.llmmodes.modes;

import org.jspecify.annotations.NullMarked;
