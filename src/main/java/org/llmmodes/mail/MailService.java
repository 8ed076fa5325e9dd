package org.llmmodes.mail;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox as an administrator sees it. */
@Stateless
public class MailService {

    @Inject
    private OutboxRepository letters;

    @Inject
    private Postman postman;

    @Inject
    private Clock clock;

    /** How an administrator's wish to send a letter again ended. */
    public enum RetryOutcome {
        /** It is due now. */
        QUEUED,
        /** It was sent already, or is being sent right now. */
        NOT_WAITING,
        /** There is no such letter. */
        UNKNOWN
    }

    /** The newest first; of all statuses where {@code status} is null. */
    public List<StoredLetter> list(@Nullable LetterStatus status, int limit, int offset) {
        return letters.list(status, limit, offset).stream()
                .map(OutboxLetter::view)
                .toList();
    }

    /** How many letters there are of each status, zeros included. */
    public Map<LetterStatus, Long> counts() {
        var counts = new EnumMap<LetterStatus, Long>(LetterStatus.class);
        for (var status : LetterStatus.values()) {
            counts.put(status, 0L);
        }
        for (var row : letters.countByStatus()) {
            counts.put(LetterStatus.valueOf((String) row[0]), (Long) row[1]);
        }
        return counts;
    }

    /** Makes a failed letter, or one that waits for its next attempt, due now; it goes out within seconds. */
    public RetryOutcome retry(long id) {
        var letter = letters.findForUpdate(id).orElse(null);
        if (letter == null) {
            return RetryOutcome.UNKNOWN;
        }
        if (!letter.retry(clock.instant())) {
            return RetryOutcome.NOT_WAITING;
        }
        postman.lookSoon();
        return RetryOutcome.QUEUED;
    }
}
