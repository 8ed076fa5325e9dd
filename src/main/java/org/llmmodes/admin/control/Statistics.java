package org.llmmodes.admin.control;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEvents;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.AccountDirectory;
import org.llmmodes.auth.AccountTotals;
import org.llmmodes.chat.ChatStatistics;

/** Numbers for the overview, counted at most once in some seconds however many administrators look. */
@ApplicationScoped
public class Statistics {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    /** How long the numbers of spans that are over count as they were counted. Only deletions change them. */
    private static final Duration PAST_REMEMBERED = Duration.ofMinutes(5);

    private final Cache<Window, Report> reports =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).build();

    private final Cache<Window, Past> pasts =
            Caffeine.newBuilder().expireAfterWrite(PAST_REMEMBERED).build();

    @Inject
    private AccountDirectory accounts;

    @Inject
    private AuditEvents events;

    @Inject
    private ChatStatistics chats;

    @Inject
    private Clock clock;

    /** How far back, in spans of which length. */
    public enum Window {
        HOUR(60, Duration.ofMinutes(1)),
        DAY(24, Duration.ofHours(1)),
        MONTH(30, Duration.ofDays(1));

        private final int spans;
        private final Duration span;

        Window(int spans, Duration span) {
            this.spans = spans;
            this.span = span;
        }
    }

    /**
     * All numbers of a window.
     *
     * @param window        hour, day or month
     * @param bucketSeconds how long a bucket is
     * @param buckets       the oldest first, none left out; the last is not over yet
     */
    public record Report(
            String window, long bucketSeconds, Instant from, Instant to, Totals totals, List<Bucket> buckets) {}

    /** The numbers of the spans that were over before {@code until}. */
    private record Past(Instant until, List<AuditEvents.Count> acts, List<ChatStatistics.Count> said) {

        static final Past UNKNOWN = new Past(Instant.MIN, List.of(), List.of());
    }

    /** What there is now. */
    public record Totals(
            long users,
            long activeUsers,
            long verifiedUsers,
            long mfaUsers,
            long admins,
            long lockedSignIns,
            long activeSessions,
            long chats,
            long messages) {}

    /** What happened in a span of time. */
    public record Bucket(
            Instant start,
            @JsonProperty("sign_ins") long signIns,
            @JsonProperty("sign_in_failures") long signInFailures,
            long lockouts,
            long registrations,
            long messages,
            List<Replies> replies) {}

    /**
     * Replies of one engine that ended, or have not ended, alike.
     *
     * @param engine           null while nobody has answered
     * @param averageMs        from the request to the end; null where nobody measured
     * @param p95Ms            what nineteen of twenty stayed below
     */
    public record Replies(
            @Nullable String engine,
            String status,
            long count,
            @Nullable Long averageMs,
            @Nullable Long p95Ms,
            long promptTokens,
            long completionTokens) {}

    public Report of(Window window) {
        return reports.get(window, this::count);
    }

    private Report count(Window window) {
        var now = clock.instant();
        var seconds = window.span.toSeconds();
        var last = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
        var from = last.minus(window.span.multipliedBy(window.spans - 1L));
        var past = Objects.requireNonNullElse(pasts.getIfPresent(window), Past.UNKNOWN);
        var since = past.until().isAfter(from) ? past.until() : from;
        var acts = new ArrayList<>(past.acts());
        acts.addAll(events.countBySpan(window.span, since));
        var said = new ArrayList<>(past.said());
        said.addAll(chats.countBySpan(window.span, since));
        if (since.equals(from)) {
            // The last span but one may still change: a reply that began in it ends a little later.
            remember(window, last.minus(window.span), acts, said);
        }
        var buckets = new ArrayList<Bucket>();
        for (var start = from; !start.isAfter(last); start = start.plus(window.span)) {
            buckets.add(bucket(start, acts, said));
        }
        return new Report(
                window.name().toLowerCase(Locale.ROOT), seconds, from, now, totals(accounts.totals()), buckets);
    }

    private void remember(Window window, Instant until, List<AuditEvents.Count> acts, List<ChatStatistics.Count> said) {
        pasts.put(
                window,
                new Past(
                        until,
                        acts.stream()
                                .filter(count -> count.start().isBefore(until))
                                .toList(),
                        said.stream()
                                .filter(count -> count.start().isBefore(until))
                                .toList()));
    }

    private static Bucket bucket(Instant start, List<AuditEvents.Count> acts, List<ChatStatistics.Count> said) {
        var here = said.stream().filter(count -> count.start().equals(start)).toList();
        return new Bucket(
                start,
                sum(acts, start, AuditType.SIGNED_IN),
                sum(acts, start, AuditType.SIGN_IN_FAILED),
                sum(acts, start, AuditType.SIGN_IN_LOCKED),
                sum(acts, start, AuditType.ACCOUNT_REGISTERED),
                here.stream()
                        .filter(count -> !count.reply())
                        .mapToLong(ChatStatistics.Count::count)
                        .sum(),
                here.stream()
                        .filter(ChatStatistics.Count::reply)
                        .map(Statistics::replies)
                        .toList());
    }

    private static long sum(List<AuditEvents.Count> acts, Instant start, AuditType type) {
        return acts.stream()
                .filter(count -> count.type() == type && count.start().equals(start))
                .mapToLong(AuditEvents.Count::count)
                .sum();
    }

    private static Replies replies(ChatStatistics.Count count) {
        return new Replies(
                count.engine(),
                count.status(),
                count.count(),
                whole(count.averageMillis()),
                whole(count.p95Millis()),
                count.promptTokens(),
                count.completionTokens());
    }

    private static @Nullable Long whole(@Nullable Double millis) {
        return millis == null ? null : Math.round(millis);
    }

    private Totals totals(AccountTotals users) {
        var talk = chats.totals();
        return new Totals(
                users.users(),
                users.active(),
                users.verified(),
                users.withMfa(),
                users.admins(),
                users.locked(),
                users.activeSessions(),
                talk.chats(),
                talk.messages());
    }
}
