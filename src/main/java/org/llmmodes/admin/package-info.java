/** What administrators see and do; stands on top of all other capabilities and uses their front doors. */
@NullMarked
package org.llmmodes.admin;

import org.jspecify.annotations.NullMarked;
