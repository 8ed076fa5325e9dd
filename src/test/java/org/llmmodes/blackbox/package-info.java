/** Stories told over HTTP to servers as they are packaged: real processes, real PostgreSQL, no knowledge of the inside. */
@NullMarked
package org.llmmodes.blackbox;

import org.jspecify.annotations.NullMarked;
