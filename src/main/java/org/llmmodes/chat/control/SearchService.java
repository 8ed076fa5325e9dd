package org.llmmodes.chat.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.platform.web.Page;

/** Finds a text in the titles and messages of a user: chats by title first, then messages, newest first each. */
@Stateless
public class SearchService {

    @Inject
    private ChatRepository chats;

    @Inject
    private MessageRepository messages;

    @Inject
    private FileRepository files;

    /**
     * A place where the text was found.
     *
     * @param message null where it is the title
     * @param snippet the surroundings, at most 200 characters
     */
    public record Hit(Chat chat, @Nullable MessageView message, String snippet) {}

    public Listing<Hit> search(long userId, String text, Page page) {
        var pattern = LikePattern.containing(text);
        var titles = chats.countByTitle(userId, pattern);
        var contents = messages.countByContent(userId, pattern);
        var hits = new ArrayList<Hit>();
        if (page.offset() < titles) {
            chats.findByTitle(userId, pattern, page.offset(), page.limit())
                    .forEach(chat -> hits.add(new Hit(chat, null, Snippet.of(chat.title(), text))));
        }
        var room = page.limit() - hits.size();
        if (room > 0 && contents > 0) {
            var skip = (int) Math.max(0, page.offset() - titles);
            hits.addAll(inMessages(userId, text, pattern, skip, room));
        }
        return new Listing<>(hits, titles + contents);
    }

    private List<Hit> inMessages(long userId, String text, LikePattern pattern, int skip, int room) {
        var found = files.withFiles(messages.findByContent(userId, pattern, skip, room));
        var chatIds =
                found.stream().map(view -> view.message().chatId()).distinct().toList();
        Map<Long, Chat> byId = chats.findAll(chatIds).stream().collect(Collectors.toMap(Chat::id, Function.identity()));
        var hits = new ArrayList<Hit>();
        for (var view : found) {
            var chat = byId.get(view.message().chatId());
            if (chat != null) {
                hits.add(new Hit(chat, view, Snippet.of(view.message().content(), text)));
            }
        }
        return hits;
    }
}
