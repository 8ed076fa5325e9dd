/** Statistics, the configuration as it is in force, and the nodes. */
@NullMarked
package org.llmmodes.admin.control;

import org.jspecify.annotations.NullMarked;
