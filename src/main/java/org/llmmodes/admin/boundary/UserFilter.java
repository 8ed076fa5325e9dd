package org.llmmodes.admin.boundary;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.AccountQuery;
import org.llmmodes.auth.AccountQuery.Order;
import org.llmmodes.auth.AccountQuery.Status;
import org.llmmodes.platform.problem.ProblemException;

/** Reads which accounts a list should show. */
final class UserFilter {

    private static final Map<String, Order> ORDERS = Map.of(
            "-created_at", Order.NEWEST,
            "created_at", Order.OLDEST,
            "email", Order.EMAIL,
            "-email", Order.EMAIL_DESC,
            "name", Order.NAME,
            "-name", Order.NAME_DESC,
            "last_login_at", Order.LAST_LOGIN,
            "-last_login_at", Order.LAST_LOGIN_DESC);

    private UserFilter() {}

    /** @throws org.llmmodes.platform.problem.ProblemException 422 for a word that is none of those known */
    static AccountQuery of(@Nullable String q, @Nullable String status, @Nullable String role, @Nullable String sort) {
        return new AccountQuery(QueryText.of("q", q), status(status), role(role), order(sort));
    }

    private static @Nullable Status status(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Arrays.stream(Status.values())
                .filter(status -> wireName(status).equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "status",
                        "Must be one of "
                                + Arrays.stream(Status.values())
                                        .map(UserFilter::wireName)
                                        .collect(Collectors.joining(", "))
                                + ".",
                        "unknown_status"));
    }

    private static @Nullable String role(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.equals("user") && !text.equals("admin")) {
            throw ProblemException.invalid("role", "Must be user or admin.", "unknown_role");
        }
        return text;
    }

    private static Order order(@Nullable String text) {
        var order = ORDERS.get(text == null || text.isEmpty() ? "-created_at" : text);
        if (order == null) {
            throw ProblemException.invalid(
                    "sort",
                    "Must be one of " + String.join(", ", new TreeSet<>(ORDERS.keySet())) + ".",
                    "unknown_sort");
        }
        return order;
    }

    private static String wireName(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
