package org.llmmodes.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditVerification.Anchor;
import org.llmmodes.audit.AuditVerification.Result;

/** A walk along the chain: where it has come to, and what it stumbled over first. */
class AuditWalk {

    private final AuditVerificationService.End end;
    private final @Nullable Anchor anchor;

    private long position;
    /** Below every place there is, so that nothing can hide before the first. */
    private long from = Long.MIN_VALUE;

    private long lastId;
    private String seal = AuditHead.START;
    private boolean anchorSeen;
    private boolean arrived;
    private @Nullable Long brokenId;
    private @Nullable Long brokenPosition;
    private @Nullable String reason;

    AuditWalk(AuditVerificationService.End end, @Nullable Anchor anchor) {
        this.end = end;
        this.anchor = anchor;
        if (!end.genuine()) {
            stumble(null, end.position(), "The row that says where the chain ends was changed.");
        }
    }

    boolean goesOn() {
        return !arrived && reason == null;
    }

    /** The place after which the next piece begins. */
    long from() {
        return from;
    }

    long lastId() {
        return lastId;
    }

    /** Holds the next events against the chain so far; no more events are its end. */
    void follow(List<AuditEvent> piece, AuditSeals seals) {
        arrived = piece.isEmpty();
        for (var event : piece) {
            step(event, seals);
            if (reason != null) {
                return;
            }
        }
    }

    private void step(AuditEvent event, AuditSeals seals) {
        var found = event.position() == null ? 0 : event.position();
        if (found != position + 1) {
            stumble(
                    event.id(),
                    position + 1,
                    found > position + 1 ? "Events before this one are missing." : "An event was added here.");
        } else if (!seals.isStamped(event)) {
            stumble(event.id(), found, "This event was changed, or no node of this installation recorded it.");
        } else if (!seals.of(found, seal, event).equals(event.seal())) {
            stumble(event.id(), found, "This event was changed or moved.");
        } else {
            position = found;
            from = found;
            lastId = event.id();
            seal = String.valueOf(event.seal());
            lookForAnchor();
        }
    }

    private void lookForAnchor() {
        if (anchor != null && anchor.position() == position) {
            anchorSeen = true;
            if (!anchor.seal().equals(seal)) {
                stumble(lastId, position, "The chain had another seal here when it was noted.");
            }
        }
    }

    /** What came out, held against what the head says after the walk: the chain may have grown meanwhile. */
    Result result(AuditVerificationService.End now, AuditVerificationService.Pending pending) {
        if (reason == null && position < end.position()) {
            stumble(null, position + 1, "The end of the chain is missing.");
        } else if (reason == null && position > now.position()) {
            stumble(lastId, position, "Events were added behind the end of the chain.");
        } else if (reason == null && position == now.position() && !seal.equals(now.seal())) {
            stumble(lastId, position, "The row that says where the chain ends names another seal.");
        } else if (reason == null && anchor != null && !anchorSeen) {
            stumble(null, anchor.position(), "The chain no longer reaches as far as it did when it was noted.");
        } else if (reason == null && pending.foreign() != null) {
            stumble(pending.foreign(), null, "No node of this installation recorded this event.");
        }
        return new Result(
                reason == null,
                position,
                pending.count(),
                now.position(),
                now.seal(),
                brokenId,
                brokenPosition,
                reason);
    }

    private void stumble(@Nullable Long id, @Nullable Long place, String why) {
        brokenId = id;
        brokenPosition = place;
        reason = why;
    }
}
