package org.llmmodes.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as the one who saw it tells it; address, user agent, request id and time are added when it is recorded.
 *
 * @param actor   who did it; null: nobody known, or the system
 * @param subject to whom it was done; null: to nobody
 * @param failed  whether it was tried in vain
 * @param details what else is worth knowing, by name; never a password, token or code
 */
public record AuditEntry(
        AuditType type, @Nullable Party actor, @Nullable Party subject, boolean failed, Map<String, String> details) {

    /**
     * An account as it was called then.
     *
     * @param id   null where no such account is known
     * @param name its address
     */
    public record Party(@Nullable Long id, String name) {}

    /** Something that nobody known did to nobody. */
    public static AuditEntry of(AuditType type) {
        return new AuditEntry(type, null, null, false, Map.of());
    }

    /** Something that an account did to itself. */
    public static AuditEntry own(AuditType type, long userId, String email) {
        var party = new Party(userId, email);
        return new AuditEntry(type, party, party, false, Map.of());
    }

    public AuditEntry by(long userId, String email) {
        return new AuditEntry(type, new Party(userId, email), subject, failed, details);
    }

    /** @param userId null where no such account is known */
    public AuditEntry about(@Nullable Long userId, String email) {
        return new AuditEntry(type, actor, new Party(userId, email), failed, details);
    }

    public AuditEntry inVain() {
        return new AuditEntry(type, actor, subject, true, details);
    }

    public AuditEntry with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new AuditEntry(type, actor, subject, failed, more);
    }
}
