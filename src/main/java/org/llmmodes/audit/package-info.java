/** What happened, kept for ever; the front door is {@link org.llmmodes.audit.AuditTrail}. */
@NullMarked
package org.llmmodes.audit;

import org.jspecify.annotations.NullMarked;
