/** The JDBC driver that the server loads beside the real ones: it turns {@code DATABASE_URL} into the right one of them. */
@NullMarked
package org.llmmodes.driver;

import org.jspecify.annotations.NullMarked;
