package org.llmmodes.admin.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.llmmodes.admin.entity.ChatAccess;
import org.llmmodes.admin.entity.ChatAccessRead;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.AccountDirectory;
import org.llmmodes.auth.Caller;
import org.llmmodes.chat.ChatReading;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.Page;

/** A user's chats as an administrator reads them through an open access. What is read and that it was read are one transaction: no record, no answer. */
@Stateless
public class GuardedChatsService {

    @Inject
    private ChatAccessRepository accesses;

    @Inject
    private ChatAccessService opening;

    @Inject
    private ChatReading chats;

    @Inject
    private AccountDirectory accounts;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    public ChatReading.Found<ChatReading.ShownChat> list(Caller admin, long userId, Page page) {
        var entry = enter(admin, userId, AuditType.CHATS_LISTED);
        var found = chats.list(userId, page);
        entry.access().countListing();
        audit.record(entry.entry().with("offset", Integer.toString(page.offset())));
        return found;
    }

    public ChatReading.ShownTalk read(Caller admin, long userId, long chatId, Page page) {
        var entry = enter(admin, userId, AuditType.CHAT_READ);
        var found = chats.read(userId, chatId, page);
        note(entry, chatId);
        audit.record(
                entry.entry().with("chat_id", Long.toString(chatId)).with("offset", Integer.toString(page.offset())));
        return found;
    }

    public ChatReading.ShownBytes file(Caller admin, long userId, long chatId, long fileId) {
        var entry = enter(admin, userId, AuditType.CHAT_READ);
        var found = chats.file(userId, chatId, fileId);
        note(entry, chatId);
        audit.record(entry.entry().with("chat_id", Long.toString(chatId)).with("file_id", Long.toString(fileId)));
        return found;
    }

    /** What was read through some accesses, in the order of the first readings. */
    public List<ChatAccessRead> readings(List<ChatAccess> of) {
        return accesses.findReads(of.stream().map(ChatAccess::id).toList());
    }

    /** The titles of those chats that the user still has, by id; for the user alone. */
    public Map<Long, String> titles(long userId, List<ChatAccessRead> of) {
        return chats.titles(
                userId, of.stream().map(ChatAccessRead::chatId).distinct().toList());
    }

    /** Who came in, through which access, and what will be recorded of it. */
    private record Entrance(ChatAccess access, AuditEntry entry) {}

    private Entrance enter(Caller admin, long userId, AuditType type) {
        var user = accounts.require(userId);
        opening.requireSwitchedOn();
        opening.requireStanding(admin);
        var access = accesses.findOpenForUpdate(admin.userId(), userId)
                .filter(found -> found.serves(admin.sessionId(), clock.instant()))
                .orElseThrow(() -> closed(userId));
        return new Entrance(
                access, ChatAccessService.entry(type, access, user.email()).by(admin.userId(), admin.email()));
    }

    private void note(Entrance entrance, long chatId) {
        var now = clock.instant();
        var id = entrance.access().id();
        var read = accesses.findRead(id, chatId).orElseGet(() -> {
            var first = new ChatAccessRead(id, chatId, now);
            accesses.add(first);
            return first;
        });
        read.count(now);
    }

    private static ProblemException closed(long userId) {
        return new ProblemException(
                        ProblemType.FORBIDDEN,
                        "Reading these chats needs an access that you have opened in this session, with a reason: POST /api/admin/users/"
                                + userId + "/chat-access. It lasts half an hour, and the user is told.")
                .with("chat_access", "closed");
    }
}
