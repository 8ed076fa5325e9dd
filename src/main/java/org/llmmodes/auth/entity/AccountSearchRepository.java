package org.llmmodes.auth.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.llmmodes.auth.AccountQuery;
import org.llmmodes.platform.web.Page;

/** Finds accounts for administrators. */
@ApplicationScoped
public class AccountSearchRepository {

    private static final int MAX_WORDS = 5;

    @PersistenceContext
    private EntityManager entities;

    /** A condition and the values of its parameters. */
    private record Filter(List<String> conditions, Map<String, Object> values) {

        void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        <T> TypedQuery<T> bind(TypedQuery<T> query) {
            values.forEach(query::setParameter);
            return query;
        }
    }

    /** @param lockedKeys addresses, as they are compared, whose sign-in is locked now; looked at only where the query asks for these */
    public List<User> find(AccountQuery query, List<String> lockedKeys, Page page) {
        var filter = filter(query, lockedKeys);
        return filter.bind(entities.createQuery(
                        "select u from User u" + filter.where() + " order by " + order(query.order()), User.class))
                .setFirstResult(page.offset())
                .setMaxResults(page.limit())
                .getResultList();
    }

    public long count(AccountQuery query, List<String> lockedKeys) {
        var filter = filter(query, lockedKeys);
        return filter.bind(entities.createQuery("select count(u) from User u" + filter.where(), Long.class))
                .getSingleResult();
    }

    /** Whether an active administrator remains when this account is none any more. */
    public boolean anyActiveAdminBut(long userId) {
        return !entities.createQuery(
                        "select u.id from User u where u.active = true and u.roles like '%admin%' and u.id <> :id",
                        Long.class)
                .setParameter("id", userId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Asked of the database and not of what this transaction has read: the account is locked only afterwards. */
    public boolean isActiveAdmin(long userId) {
        return entities.createQuery(
                                "select count(u) from User u where u.active = true and u.roles like '%admin%' and u.id = :id",
                                Long.class)
                        .setParameter("id", userId)
                        .getSingleResult()
                > 0;
    }

    /** How many accounts there are: all, active, verified, with a second factor, administrators. */
    public Object[] totals() {
        return entities.createQuery(
                        "select count(u), sum(case when u.active = true then 1 else 0 end),"
                                + " sum(case when u.verified = true then 1 else 0 end),"
                                + " sum(case when u.mfaEnabled = true then 1 else 0 end),"
                                + " sum(case when locate('admin', u.roles) > 0 then 1 else 0 end) from User u",
                        Object[].class)
                .getSingleResult();
    }

    private static Filter filter(AccountQuery query, List<String> lockedKeys) {
        var filter = new Filter(new ArrayList<>(), new LinkedHashMap<>());
        words(query).forEach(word -> {
            var name = "word" + filter.values().size();
            filter.add(
                    "(u.emailKey like :" + name + " escape '!' or lower(u.firstName) like :" + name
                            + " escape '!' or lower(u.lastName) like :" + name + " escape '!')",
                    name,
                    "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%");
        });
        if (query.status() != null) {
            switch (query.status()) {
                case ACTIVE -> filter.add("u.active = :active", "active", true);
                case INACTIVE -> filter.add("u.active = :active", "active", false);
                case UNVERIFIED -> filter.add("u.verified = :verified", "verified", false);
                case MFA -> filter.add("u.mfaEnabled = :mfa", "mfa", true);
                case LOCKED -> filter.add("u.emailKey in :locked", "locked", lockedKeys);
            }
        }
        if (query.role() != null) {
            filter.add("u.roles like :role", "role", "%" + query.role() + "%");
        }
        return filter;
    }

    private static Stream<String> words(AccountQuery query) {
        return query.text() == null
                ? Stream.empty()
                : Stream.of(query.text().toLowerCase(Locale.ROOT).split("\\s+", -1))
                        .filter(word -> !word.isEmpty())
                        .limit(MAX_WORDS);
    }

    private static String order(AccountQuery.Order order) {
        return switch (order) {
            case NEWEST -> "u.id desc";
            case OLDEST -> "u.id";
            case EMAIL -> "u.emailKey";
            case EMAIL_DESC -> "u.emailKey desc";
            case NAME -> "u.lastName, u.firstName, u.id";
            case NAME_DESC -> "u.lastName desc, u.firstName desc, u.id desc";
            // Where null sorts differs between databases; who never signed in comes last either way.
            case LAST_LOGIN -> "case when u.lastLoginAt is null then 1 else 0 end, u.lastLoginAt, u.id";
            case LAST_LOGIN_DESC -> "case when u.lastLoginAt is null then 1 else 0 end, u.lastLoginAt desc, u.id desc";
        };
    }
}
