package org.llmmodes.chat.control;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A reply as this node sees it grow: written here by the job of the reply, or read piece by piece from the database when another node
 * writes it. Followers are told that there is news and fetch what they have not seen, each at its own pace.
 */
public final class ReplyProgress {

    private final long replyId;
    private final StringBuilder text = new StringBuilder();
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private final CompletableFuture<MessageView> ended = new CompletableFuture<>();
    private boolean closed;

    ReplyProgress(long replyId) {
        this.replyId = replyId;
    }

    /** The progress of a reply that has ended already. */
    static ReplyProgress of(MessageView reply) {
        var progress = new ReplyProgress(reply.message().id());
        progress.end(reply);
        return progress;
    }

    public long replyId() {
        return replyId;
    }

    /** What was said after an offset; offsets count UTF-16 units from the start of the reply. */
    public synchronized String textAfter(int offset) {
        return offset >= text.length() ? "" : text.substring(Math.max(0, offset));
    }

    /** How the reply ended; exceptional when its chat is gone. */
    public CompletionStage<MessageView> ended() {
        return ended.minimalCompletionStage();
    }

    public boolean hasEnded() {
        return ended.isDone();
    }

    /** Calls back, soon and briefly, on any news from now on. */
    public void follow(Runnable follower) {
        followers.add(follower);
    }

    public void unfollow(Runnable follower) {
        followers.remove(follower);
    }

    synchronized int length() {
        return text.length();
    }

    /** Adds a piece, unless the text is closed. */
    void append(String piece) {
        synchronized (this) {
            if (closed || piece.isEmpty()) {
                return;
            }
            text.append(piece);
        }
        followers.forEach(Runnable::run);
    }

    /** Nothing is added any more; gives what was said in all. */
    synchronized String close() {
        closed = true;
        return text.toString();
    }

    void end(MessageView reply) {
        synchronized (this) {
            closed = true;
            var content = reply.message().content();
            if (content.length() > text.length()) {
                text.append(content, text.length(), content.length());
            }
        }
        ended.complete(reply);
        followers.forEach(Runnable::run);
    }

    void vanish(RuntimeException reason) {
        ended.completeExceptionally(reason);
        followers.forEach(Runnable::run);
    }
}
