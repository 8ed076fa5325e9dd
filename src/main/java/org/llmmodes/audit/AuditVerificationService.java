package org.llmmodes.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the pieces of the chain that are to be verified. */
@Stateless
public class AuditVerificationService {

    private static final int PIECE = 1000;

    @Inject
    private AuditRepository events;

    @Inject
    private AuditSeals seals;

    /**
     * What the head row says.
     *
     * @param genuine whether a node of this installation wrote it
     */
    public record End(long position, String seal, boolean genuine) {}

    /**
     * The events without a seal.
     *
     * @param count   how many
     * @param foreign the first that no node of this installation recorded; null where all are ours
     */
    public record Pending(long count, @Nullable Long foreign) {}

    public End end() {
        return events.findHead()
                .map(head -> new End(head.position(), head.seal(), head.isGenuine(seals)))
                .orElse(new End(0, AuditHead.START, true));
    }

    /** Goes one piece on. */
    public void walk(AuditWalk walk) {
        var piece = events.findSealed(walk.from(), walk.lastId(), PIECE);
        walk.follow(piece, seals);
        events.clear();
    }

    /** Looks at what the sealer has not come to yet. */
    public Pending pending() {
        List<AuditEvent> unsealed = events.findUnsealed(PIECE);
        var foreign = unsealed.stream()
                .filter(event -> !seals.isStamped(event))
                .map(AuditEvent::id)
                .findFirst()
                .orElse(null);
        return new Pending(unsealed.size(), foreign);
    }
}
