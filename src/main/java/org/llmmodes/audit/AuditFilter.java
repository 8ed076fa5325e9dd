package org.llmmodes.audit;

import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a query for events, with its values always as parameters. */
final class AuditFilter {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    AuditFilter(AuditQuery query) {
        account("actor", query.actor());
        account("subject", query.subject());
        party(query.party());
        add("e.type = :type", "type", query.type());
        add("e.outcome = :outcome", "outcome", query.outcome());
        add("e.createdAt >= :since", "since", query.from());
        add("e.createdAt < :until", "until", query.until());
        add("e.id > :after", "after", query.afterId());
        add("e.id < :before", "before", query.beforeId());
    }

    /** The condition with the word where, or nothing. */
    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    void bind(TypedQuery<?> query) {
        values.forEach(query::setParameter);
    }

    /** An id where the text can only be one; an address otherwise. */
    private void account(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.matches("\\d{1,18}")) {
            add("e." + field + "Id = :" + field, field, Long.parseLong(text));
        } else {
            add("e." + field + " = :" + field, field, text.strip().toLowerCase(Locale.ROOT));
        }
    }

    private void party(AuditEntry.@Nullable Party party) {
        if (party != null && party.id() != null) {
            add(
                    "(e.actorId = :party or e.subjectId = :party or (e.subject = :partyName and e.subjectId is null))",
                    "party",
                    party.id());
            values.put("partyName", party.name().toLowerCase(Locale.ROOT));
        }
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }
}
