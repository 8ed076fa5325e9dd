package org.llmmodes.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it stands in the audit trail.
 *
 * @param actorId   the account that did it; it may be gone
 * @param actor     its address then, in lower case; null: nobody known, or the system
 * @param subjectId the account that it was done to; null also where nobody was known to have the address
 * @param subject   its address then, in lower case; null: nobody
 * @param outcome   success or failure
 * @param ipAddress where the request came from; null where there was none
 * @param requestId the request, as the log knows it; null where there was none
 * @param details   what else is worth knowing, texts by name
 */
public record RecordedEvent(
        long id,
        String type,
        @Nullable Long actorId,
        @Nullable String actor,
        @Nullable Long subjectId,
        @Nullable String subject,
        String outcome,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String requestId,
        ObjectNode details,
        Instant createdAt) {}
