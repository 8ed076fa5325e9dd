package org.llmmodes.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Walks along the whole chain, piece by piece, and says where it is broken. */
@ApplicationScoped
public class AuditVerification {

    @Inject
    private AuditVerificationService service;

    /** A place in the chain that was noted elsewhere, such as in the log, and the seal that it had. */
    public record Anchor(long position, String seal) {}

    /**
     * What the walk found.
     *
     * @param valid               whether nothing was changed, removed or added
     * @param checked             how many events were held against their seals
     * @param pending             how many events were too new to have a seal; their stamps were checked
     * @param position            how long the chain says it is
     * @param seal                the seal of its last event
     * @param firstBrokenId       the event at which it breaks; null where it is whole, or where its end is missing
     * @param firstBrokenPosition the place at which it breaks; null where it is whole, or where an event without a place is at fault
     * @param reason              what is wrong, for a person; null where nothing is
     */
    public record Result(
            boolean valid,
            long checked,
            long pending,
            long position,
            String seal,
            @Nullable Long firstBrokenId,
            @Nullable Long firstBrokenPosition,
            @Nullable String reason) {}

    /** @param anchor what the chain must still contain; null asks for nothing */
    public Result verify(@Nullable Anchor anchor) {
        var walk = new AuditWalk(service.end(), anchor);
        while (walk.goesOn()) {
            service.walk(walk);
        }
        return walk.result(service.end(), service.pending());
    }
}
