/** Migrations before JPA starts, and the column types that JPA does not know. */
@NullMarked
package org.llmmodes.platform.database;

import org.jspecify.annotations.NullMarked;
