/** The settings, read from the environment once at start, checked, and typed. */
@NullMarked
package org.llmmodes.platform.config;

import org.jspecify.annotations.NullMarked;
