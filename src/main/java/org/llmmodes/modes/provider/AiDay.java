package org.llmmodes.modes.provider;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;

/** The tokens that a user has taken on one day (UTC), with those put aside for calls under way. Kept only where there is a daily limit. */
@Entity
@Table(name = "ai_days")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"})
public class AiDay {

    @EmbeddedId
    private Key key;

    private long tokens;

    protected AiDay() {}

    AiDay(long userId, LocalDate day) {
        this.key = new Key(userId, day);
    }

    void add(long more) {
        tokens = Math.max(0, tokens + more);
    }

    long tokens() {
        return tokens;
    }

    /** Whose, and when. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "user_id")
        private long userId;

        @Column(name = "usage_day")
        private LocalDate day;

        protected Key() {}

        Key(long userId, LocalDate day) {
            this.userId = userId;
            this.day = day;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.userId == userId && key.day.equals(day);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(userId) * 31 + day.hashCode();
        }
    }
}
