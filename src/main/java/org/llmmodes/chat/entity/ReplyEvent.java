package org.llmmodes.chat.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A piece of a pending reply; written while the reply grows, gone when it is finished. */
@Entity
@Table(name = "reply_events")
public class ReplyEvent {

    @SuppressWarnings("UnusedVariable") // Read by JPQL and the provider only.
    @EmbeddedId
    private Place place;

    @Column(name = "content", updatable = false)
    private String content;

    @SuppressWarnings("NullAway.Init")
    protected ReplyEvent() {}

    /** @param endOffset where the piece ends, in UTF-16 units from the start of the reply */
    public ReplyEvent(long replyId, int endOffset, String content) {
        this.place = new Place(replyId, endOffset);
        this.content = content;
    }

    public String content() {
        return content;
    }

    /** Where in which reply. */
    @Embeddable
    public static class Place implements Serializable {

        private static final long serialVersionUID = 1L;

        @Column(name = "reply_id")
        private long replyId;

        @Column(name = "end_offset")
        private int endOffset;

        protected Place() {}

        Place(long replyId, int endOffset) {
            this.replyId = replyId;
            this.endOffset = endOffset;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place place && place.replyId == replyId && place.endOffset == endOffset;
        }

        @Override
        public int hashCode() {
            return Objects.hash(replyId, endOffset);
        }
    }
}
