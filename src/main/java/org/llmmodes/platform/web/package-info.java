/** What every HTTP exchange shares: request ids, security headers, CORS, body limits, paging, entity tags. */
@NullMarked
package org.llmmodes.platform.web;

import org.jspecify.annotations.NullMarked;
