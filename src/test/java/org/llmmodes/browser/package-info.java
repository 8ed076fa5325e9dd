/**
 * Stories told in a real browser: Debian's Chromium without a window, page objects, and a packaged server. Where there is no browser they are
 * skipped and say so, unless {@code -Dllmmodes.require.browser=true} asks for it.
 */
@NullMarked
package org.llmmodes.browser;

import org.jspecify.annotations.NullMarked;
