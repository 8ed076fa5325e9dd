/** The calls below /api/admin and their wire records. */
@NullMarked
package org.llmmodes.admin.boundary;

import org.jspecify.annotations.NullMarked;
