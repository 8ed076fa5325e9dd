/** The calls below /api/auth, their wire records, and the check of every bearer token. */
@NullMarked
package org.llmmodes.auth.boundary;

import org.jspecify.annotations.NullMarked;
