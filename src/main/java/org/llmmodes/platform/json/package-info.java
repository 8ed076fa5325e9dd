/** JSON in and out: strict reading of request bodies, snake_case writing of answers. */
@NullMarked
package org.llmmodes.platform.json;

import org.jspecify.annotations.NullMarked;
