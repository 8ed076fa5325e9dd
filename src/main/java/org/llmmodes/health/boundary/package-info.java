/** Is this node alive, and is it ready to serve? */
@NullMarked
package org.llmmodes.health.boundary;

import org.jspecify.annotations.NullMarked;
