/** The nodes as they are stored. */
@NullMarked
package org.llmmodes.admin.entity;

import org.jspecify.annotations.NullMarked;
