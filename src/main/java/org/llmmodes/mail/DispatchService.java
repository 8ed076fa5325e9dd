package org.llmmodes.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives letters out to be sent, and notes what became of them: short transactions before and after the talk with the mail server. */
@Stateless
public class DispatchService {

    /** How long a letter belongs to the node that claimed it; the node renews it while it is at work. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final Duration KEPT_SENT = Duration.ofDays(30);
    private static final Duration KEPT_FAILED = Duration.ofDays(90);

    /** How many due letters are looked at before one is found that no other node was faster to claim. */
    private static final int LOOKED_AT = 10;

    @Inject
    private OutboxRepository letters;

    @Inject
    private LetterSeal seal;

    @Inject
    private Clock clock;

    /**
     * A letter that this node alone may send now.
     *
     * @param attempt the how-manieth attempt it is
     */
    public record Claim(long id, int attempt, Letter letter, String messageId, Instant createdAt) {}

    /** The next letter that is due; letters whose time has run out are marked on the way. */
    public Optional<Claim> claim() {
        var now = clock.instant();
        for (var id : letters.findDue(now, LOOKED_AT)) {
            var letter =
                    letters.findForUpdate(id).filter(found -> found.isDue(now)).orElse(null);
            if (letter == null) {
                continue;
            }
            if (letter.isTooLate(now)) {
                letter.failed("Could not be sent in time.");
                continue;
            }
            var content = letter.sealedContent().flatMap(text -> seal.open(letter.kind(), letter.recipient(), text));
            if (content.isEmpty()) {
                letter.failed("Cannot be opened: it was written with another SECRET_KEY.");
                continue;
            }
            letter.claim(now, LEASE);
            return Optional.of(
                    new Claim(letter.id(), letter.attempts(), content.get(), letter.messageId(), letter.createdAt()));
        }
        return Optional.empty();
    }

    /** Keeps a letter while the talk with the mail server takes its time. */
    public void renew(Claim claim) {
        mine(claim).ifPresent(letter -> letter.renewLease(clock.instant(), LEASE));
    }

    public void sent(Claim claim) {
        mine(claim).ifPresent(letter -> letter.sent(clock.instant()));
    }

    /** @param next when to try again; null: never */
    public void notSent(Claim claim, @Nullable Instant next, String error) {
        mine(claim).ifPresent(letter -> {
            if (next == null) {
                letter.failed(error);
            } else {
                letter.putOff(next, error);
            }
        });
    }

    /** Removes letters that nobody will ask about any more. */
    public int sweep() {
        var now = clock.instant();
        return letters.removeOlder(LetterStatus.SENT, now.minus(KEPT_SENT))
                + letters.removeOlder(LetterStatus.FAILED, now.minus(KEPT_FAILED));
    }

    private Optional<OutboxLetter> mine(Claim claim) {
        return letters.findForUpdate(claim.id()).filter(letter -> letter.isAt(claim.attempt()));
    }
}
