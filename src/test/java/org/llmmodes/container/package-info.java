/** Tests inside the server: how it is prepared and started, what goes into the deployment, and what counts SQL there. */
@NullMarked
package org.llmmodes.container;

import org.jspecify.annotations.NullMarked;
