/** Rate limits per client address and account; the front door is {@link org.llmmodes.ratelimit.RateLimits}. */
@NullMarked
package org.llmmodes.ratelimit;

import org.jspecify.annotations.NullMarked;
