package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.entity.ChatFile;
import org.llmmodes.chat.entity.Message;
import org.llmmodes.chat.entity.ReplyEvent;
import org.llmmodes.modes.provider.UsageService;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.Problem;
import org.llmmodes.platform.problem.ProblemType;

/** Keeps replies while they are written, and stores how they end; calls to the provider that were made for one end with it. */
@Stateless
public class ReplyService {

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageRepository messages;

    @Inject
    private ReplyRepository replies;

    @Inject
    private FileRepository files;

    @Inject
    private UsageService usage;

    @Inject
    private Clock clock;

    /** A piece of a reply that is not in the database yet; the offset is where it ends. */
    record Piece(long replyId, int endOffset, String text) {}

    /**
     * Replies as they are in the database.
     *
     * @param news  what came after the offsets, by reply; nothing for those that have ended
     * @param ended those that are pending no more
     */
    record Glimpse(Map<Long, String> news, Set<Long> ended) {}

    /** Stores the end of a reply, once; afterwards it is shown as it ended first. Empty when its chat is gone. */
    public Optional<MessageView> settle(long chatId, long replyId, @Nullable String engine, Settlement settlement) {
        var activity = chats.lock(chatId);
        var found = messages.lock(replyId);
        if (activity.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        var reply = found.get();
        if (reply.isPending()) {
            reply.answeredBy(engine);
            end(reply, settlement);
            reply.took(clock.instant());
            replies.deletePieces(replyId);
            activity.get().touch(clock.instant());
        }
        return Optional.of(files.withFiles(reply));
    }

    private void end(Message reply, Settlement settlement) {
        if (settlement instanceof Settlement.Completed done) {
            var answer = done.reply();
            if (answer.engine() != null) {
                reply.answeredBy(answer.engine());
            }
            answer.metadata().remove("files");
            reply.complete(
                    done.content(), answer.metadata().isEmpty() ? null : Json.text(answer.metadata()), answer.model());
            reply.cost(answer.promptTokens(), answer.completionTokens());
            for (var file : answer.files()) {
                var bytes = file.bytes();
                files.add(
                        new ChatFile(
                                reply,
                                FileName.clean(file.name()),
                                file.type(),
                                bytes.length,
                                file.width(),
                                file.height(),
                                clock.instant()),
                        bytes);
            }
        } else if (settlement instanceof Settlement.Failed failed) {
            fail(reply, failed.content(), failed.problem());
        } else if (settlement instanceof Settlement.Cancelled cancelled) {
            cancel(reply, cancelled.content());
        }
    }

    private void fail(Message reply, String content, Problem problem) {
        reply.fail(content, Json.text(problem));
        usage.closeCallsOf(reply.id(), false, content.length());
    }

    private void cancel(Message reply, String content) {
        reply.cancel(content);
        usage.closeCallsOf(reply.id(), true, content.length());
    }

    /** Cancels a reply that no job of this node writes, keeping what was said so far; one that has ended stays as it is. */
    public MessageView cancel(long userId, long chatId, long replyId) {
        var activity = chats.lock(userId, chatId);
        messages.lock(replyId);
        var reply = messages.requireReply(chatId, replyId);
        if (reply.isPending()) {
            cancel(reply, replies.textAfter(replyId, 0));
            replies.deletePieces(replyId);
            activity.touch(clock.instant());
        }
        return files.withFiles(reply);
    }

    /** Stores what was said meanwhile. */
    public void append(Collection<Piece> pieces) {
        pieces.forEach(piece -> replies.add(new ReplyEvent(piece.replyId(), piece.endOffset(), piece.text())));
    }

    /** Which of the replies are pending no more: cancelled elsewhere, reaped, or gone with their chat. */
    public Set<Long> endedAmong(Collection<Long> replyIds) {
        var ended = new HashSet<>(replyIds);
        ended.removeAll(replies.pendingAmong(replyIds));
        return ended;
    }

    /** Says that the writers of these replies are alive. */
    public void renew(Collection<Long> replyIds) {
        replies.renew(replyIds, clock.instant().plus(SendingService.LEASE));
    }

    /**
     * Looks after replies that another node writes.
     *
     * @param offsets how much of each is known, by reply
     */
    public Glimpse look(Map<Long, Integer> offsets) {
        // In this order: a reply that ends in between has lost its pieces, and is seen as ended the next time.
        var ended = endedAmong(offsets.keySet());
        return new Glimpse(replies.textsAfter(offsets), ended);
    }

    public MessageView read(long replyId) {
        return files.withFiles(messages.require(replyId));
    }

    /** Pending replies whose node has gone silent. */
    public List<Message> abandoned(int limit) {
        return replies.abandoned(clock.instant(), limit);
    }

    /** Fails a reply whose node has gone silent, if it still is. */
    public void bury(long chatId, long replyId) {
        var activity = chats.lock(chatId);
        messages.lock(replyId)
                .filter(reply -> reply.isAbandoned(clock.instant()))
                .ifPresent(reply -> {
                    var problem = Problem.of(
                            ProblemType.INTERRUPTED,
                            "The server stopped while it wrote this reply; regenerate it to get another.");
                    fail(reply, replies.textAfter(replyId, 0), problem);
                    replies.deletePieces(replyId);
                    activity.ifPresent(chat -> chat.touch(clock.instant()));
                });
    }
}
