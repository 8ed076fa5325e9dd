/** The pages that people use in a browser, as files. */
@NullMarked
package org.llmmodes.pages.boundary;

import org.jspecify.annotations.NullMarked;
