package org.llmmodes.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.llmmodes.platform.crypto.Secrets;

/**
 * The marks that make a change in the table show, all HMACs under keys made from SECRET_KEY: who has only the database cannot make one.
 * A stamp says that a node recorded this event; a seal, that it is the n-th and which one stands before it.
 */
@ApplicationScoped
public class AuditSeals {

    private static final int RANDOM_BYTES = 12;

    private final Secrets secrets;

    @Inject
    public AuditSeals(Secrets secrets) {
        this.secrets = secrets;
    }

    protected AuditSeals() {
        this.secrets = new Secrets("");
    }

    /** A stamp for a new event: a random part, so that a copy of an event is no event, a dot, and the HMAC over both. */
    String newStamp(AuditEvent event) {
        return stamp(Secrets.encode(Secrets.random(RANDOM_BYTES)), event);
    }

    boolean isStamped(AuditEvent event) {
        var stamp = event.stamp();
        return stamp != null
                && stamp.indexOf('.') > 0
                && stamp(stamp.substring(0, stamp.indexOf('.')), event).equals(stamp);
    }

    /** The seal of an event at a place in the chain. */
    String of(long position, String sealBefore, AuditEvent event) {
        return secrets.sign(
                "audit-seal",
                position + "\n" + sealBefore + "\n" + event.id() + "\n" + event.stamp() + "\n" + event.content());
    }

    String ofHead(long position, String seal, Instant sealedAt) {
        return secrets.sign("audit-head", position + "\n" + seal + "\n" + sealedAt);
    }

    private String stamp(String random, AuditEvent event) {
        return random + "." + secrets.sign("audit-stamp", random + "\n" + event.content());
    }
}
