package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.llmmodes.chat.control.ReplyService.Piece;
import org.llmmodes.chat.entity.Chat;
import org.llmmodes.chat.entity.MessageStatus;
import org.llmmodes.container.InContainer;
import org.llmmodes.container.Rows;
import org.llmmodes.modes.Modes;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.provider.Ledger;
import org.llmmodes.platform.image.InspectedImage;
import org.llmmodes.platform.problem.Problem;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.Page;

/** Chats, messages, replies and files in the transactions, on the locks and in the SQL of the real server and database. One long class: each is deployed by itself. */
@ExtendWith(ArquillianExtension.class)
class ChatsIT {

    private static final String MODE = "similar_questions";
    private static final Page FIRST = new Page(100, 0);

    @Inject
    private ChatService chats;

    @Inject
    private SendingService sending;

    @Inject
    private MessageService messages;

    @Inject
    private ReplyService replies;

    @Inject
    private ReplyContextService context;

    @Inject
    private FileService files;

    @Inject
    private SearchService search;

    @Inject
    private SettingsService settings;

    @Inject
    private Modes modes;

    @Inject
    private Ledger ledger;

    @Inject
    private Rows rows;

    private long user;

    @Deployment
    static WebArchive deployment() {
        return InContainer.war(Rows.class);
    }

    @BeforeEach
    void aUserWhoHasNothingYet() throws Exception {
        user = newUser();
    }

    private long newUser() throws Exception {
        var address = "user-" + UUID.randomUUID() + "@example.org";
        rows.change(
                "insert into users (email, email_key, first_name, last_name, password_hash, roles, is_active, is_verified,"
                        + " mfa_enabled, created_at, updated_at, version) values (?, ?, 'Ada', 'Lovelace', 'hash', 'user', true,"
                        + " false, false, current_timestamp, current_timestamp, 0)",
                address,
                address);
        return rows.number("select id from users where email_key = ?", address);
    }

    @Test
    void aListCostsTheSameNumberOfStatementsHoweverLongItIs() throws Exception {
        chatWith(1);
        var ofOne = InContainer.statementsOf(() -> chats.list(user, null, false, FIRST));

        for (int i = 0; i < 20; i++) {
            chatWith(10);
        }
        var ofMany = InContainer.statementsOf(() -> chats.list(user, null, false, FIRST));

        assertThat(chats.list(user, null, false, FIRST).items())
                .hasSize(21)
                .allSatisfy(item -> assertThat(item.lastMessage()).isNotNull());
        assertThat(ofOne).isBetween(2L, 4L);
        assertThat(ofMany).isEqualTo(ofOne);
    }

    @Test
    void aChatCostsTheSameNumberOfStatementsHoweverLongItIs() throws Exception {
        var small = chatWith(1);
        var lengthy = chatWith(60);

        var ofSmall = InContainer.statementsOf(() -> chats.detail(user, small.id()));

        assertThat(ofSmall).isBetween(2L, 4L);
        assertThat(InContainer.statementsOf(() -> chats.detail(user, lengthy.id())))
                .isEqualTo(ofSmall);
        assertThat(InContainer.statementsOf(() -> messages.list(user, lengthy.id(), true, FIRST)))
                .isEqualTo(InContainer.statementsOf(() -> messages.list(user, small.id(), true, FIRST)));
    }

    @Test
    void aListIsOrderedByPinAndActivityAndCut() throws Exception {
        var first = chatWith(0);
        var second = chatWith(0);
        var third = chatWith(0);
        chats.change(user, first.id(), null, null, true, null);
        chats.change(user, third.id(), null, null, null, true);
        say(second, "later", null);

        assertThat(ids(chats.list(user, null, false, FIRST))).containsExactly(first.id(), second.id());
        assertThat(ids(chats.list(user, MODE, true, FIRST))).containsExactly(first.id(), second.id(), third.id());
        var page = chats.list(user, MODE, true, new Page(1, 1));
        assertThat(ids(page)).containsExactly(second.id());
        assertThat(page.total()).isEqualTo(3);
    }

    @Test
    void talkingLeavesTheVersionThatIfMatchProtects() throws Exception {
        var chat = chatWith(0);
        var before = chats.require(user, chat.id()).version();

        say(chat, "hello", null);
        var talked = chats.require(user, chat.id());
        var changed = chats.change(user, chat.id(), null, "Another", null, null);

        assertThat(talked.version()).isEqualTo(before);
        assertThat(talked.messageCount()).isOne();
        assertThat(changed.version()).isGreaterThan(before);
        assertThat(rows.texts("select title from chats where id = ?", chat.id()))
                .containsExactly("Another");
    }

    @Test
    void twentySendersUnderOneKeyStoreOneMessage() throws Exception {
        var chat = chatWith(0);

        var endings = InContainer.atOnce(20, () -> say(chat, "hello", "key-1"));

        assertThat(endings.failures()).isEmpty();
        assertThat(endings.values().stream()
                        .map(sent -> sent.message().message().id())
                        .distinct())
                .hasSize(1);
        assertThat(endings.values().stream().filter(sent -> !sent.replayed())).hasSize(1);
        assertThat(rows.number("select count(*) from messages where chat_id = ?", chat.id()))
                .isOne();
    }

    @Test
    void twentySendersAtOnceLoseNoCount() throws Exception {
        var chat = chatWith(0);

        var endings = InContainer.atOnce(20, () -> say(chat, "hello", null));

        assertThat(endings.failures()).isEmpty();
        var seen = chats.detail(user, chat.id());
        assertThat(seen.chat().messageCount()).isEqualTo(20);
        assertThat(seen.messages()).hasSize(20);
        assertThat(seen.chat().lastMessageId())
                .isEqualTo(rows.number("select max(id) from messages where chat_id = ?", chat.id()));
    }

    @Test
    void aReplyGrowsAndEndsOnce() throws Exception {
        var chat = chatWith(0);
        var reply = pendingReply(chat);
        replies.append(List.of(new Piece(reply, 5, "Hello"), new Piece(reply, 7, ", \u00fc")));
        replies.renew(List.of(reply));

        assertThat(replies.look(Map.of(reply, 0)).news()).isEqualTo(Map.of(reply, "Hello, \u00fc"));
        assertThat(replies.look(Map.of(reply, 5)).news()).isEqualTo(Map.of(reply, ", \u00fc"));
        assertThat(replies.look(Map.of(reply, 7)).news()).isEmpty();
        assertThat(replies.endedAmong(List.of(reply))).isEmpty();
        replies.settle(chat.id(), reply, "test", new Settlement.Completed("Hello, \u00fc!", answer()));
        replies.settle(chat.id(), reply, "test", new Settlement.Cancelled("too late"));

        var ended = messages.reply(user, chat.id(), reply).message();
        assertThat(ended.status()).isEqualTo(MessageStatus.COMPLETE);
        assertThat(ended.content()).isEqualTo("Hello, \u00fc!");
        assertThat(replies.endedAmong(List.of(reply))).containsExactly(reply);
        assertThat(rows.number("select count(*) from reply_events where reply_id = ?", reply))
                .isZero();
    }

    @Test
    void manyRepliesAreLookedAfterAtOnce() throws Exception {
        var chat = chatWith(0);
        var offsets = new HashMap<Long, Integer>();
        for (int i = 0; i < 70; i++) {
            var reply = pendingReply(chat);
            offsets.put(reply, i % 3);
            replies.append(List.of(new Piece(reply, 1, "a"), new Piece(reply, 2, "b")));
        }
        var ended = offsets.keySet().iterator().next();
        replies.settle(chat.id(), ended, "test", new Settlement.Completed("ab", answer()));

        var glimpse = replies.look(offsets);

        assertThat(glimpse.ended()).containsExactly(ended);
        assertThat(InContainer.statementsOf(() -> replies.look(offsets)))
                .as("one for the ends, one for 64 texts")
                .isEqualTo(3);
        offsets.forEach((reply, offset) -> assertThat(glimpse.news().getOrDefault(reply, ""))
                .isEqualTo(reply.equals(ended) ? "" : "ab".substring(offset)));
    }

    @Test
    void aReplyWhoseWriterWentSilentIsFoundAndBuried() throws Exception {
        var chat = chatWith(0);
        var silent = pendingReply(chat);
        var alive = pendingReply(chat);
        replies.append(List.of(new Piece(silent, 4, "Half")));
        rows.change("update messages set lease_until = timestamp '2020-01-01 00:00:00' where id = ?", silent);

        var abandoned = replies.abandoned(100);
        abandoned.forEach(reply -> replies.bury(reply.chatId(), reply.id()));
        replies.bury(chat.id(), alive);

        assertThat(abandoned).extracting(reply -> reply.id()).contains(silent).doesNotContain(alive);
        assertThat(messages.reply(user, chat.id(), silent).message().status()).isEqualTo(MessageStatus.FAILED);
        assertThat(messages.reply(user, chat.id(), silent).message().content()).isEqualTo("Half");
        assertThat(messages.reply(user, chat.id(), alive).message().status()).isEqualTo(MessageStatus.PENDING);
    }

    @Test
    void callsOfAReplyEndWithItAndGiveTheirTokensBack() throws Exception {
        var chat = chatWith(0);
        rows.change("insert into ai_days (user_id, usage_day, tokens) values (?, date '2026-01-02', 3500)", user);
        var silent = pendingReply(chat);
        replies.append(List.of(new Piece(silent, 35, "x".repeat(35))));
        rows.change("update messages set lease_until = timestamp '2020-01-01 00:00:00' where id = ?", silent);
        enterCall(silent);
        var unwanted = pendingReply(chat);
        enterCall(unwanted);
        var late = pendingReply(chat);
        enterCall(late);
        var problem = Problem.of(ProblemType.ENGINE_TIMEOUT, "Too late.");

        replies.bury(chat.id(), silent);
        replies.bury(chat.id(), silent);
        replies.cancel(user, chat.id(), unwanted);
        replies.settle(chat.id(), late, null, new Settlement.Failed("", problem));
        // One of a reply that went with its chat.
        enterCall(Long.MAX_VALUE);
        ledger.closeForgotten();
        ledger.closeForgotten();

        assertThat(rows.texts(
                        "select outcome || ' ' || prompt_tokens || ' ' || completion_tokens from ai_calls where user_id = ?"
                                + " order by id",
                        user))
                .containsExactly("failed 40 10", "cancelled 40 0", "failed 40 0", "failed 40 0");
        assertThat(rows.number("select tokens from ai_days where user_id = ?", user))
                .isEqualTo(170);
    }

    /** A call under way, as a node that died leaves it; not recent. */
    private void enterCall(long reply) throws Exception {
        rows.change(
                "insert into ai_calls (user_id, mode, provider, model, started_at, outcome, prompt_tokens, completion_tokens,"
                        + " duration_ms, reply_id, reserved_tokens) values (?, 'assistant', 'openai', 'model-a',"
                        + " timestamp '2026-01-02 03:04:05', 'running', 40, 0, 0, ?, 875)",
                user,
                reply);
    }

    @Test
    void aRegeneratedReplyTakesThePlaceOfTheFormer() throws Exception {
        var chat = chatWith(0);
        var former = pendingReply(chat);
        var problem = Problem.of(ProblemType.INTERRUPTED, "It broke.");
        replies.settle(chat.id(), former, null, new Settlement.Failed("", problem));

        var again = sending.regenerate(user, chat.id(), former);

        assertThat(messages.list(user, chat.id(), false, FIRST).items())
                .extracting(view -> view.message().id())
                .doesNotContain(former)
                .hasSize(2);
        assertThat(messages.list(user, chat.id(), true, FIRST).items()).hasSize(3);
        assertThat(again.reply()).isNotNull();
        assertThat(messages.reply(user, chat.id(), former).message().isSuperseded())
                .isTrue();
    }

    @Test
    void whatWasSaidElsewhereIsTheUsersOwnOfTheSameModeAndStillThere() throws Exception {
        var archived = chatWith(0);
        say(archived, "in the archive", null);
        say(archived, "and more", null);
        chats.change(user, archived.id(), null, null, null, true);
        var deleted = chatWith(1);
        var images = chats.open(user, "Pictures", "image_processing");
        say(images, "make it grey", null);
        pendingReply(chatWith(0));
        var stranger = newUser();
        var secret = chats.open(stranger, "Secret", MODE);
        sending.send(stranger, secret.id(), new Draft("a secret", null, List.of(), null, false));
        var here = chatWith(1);
        var request = context.gather(user, idOfLast(here), 0, modes.require("mode", MODE), Supplier::get);
        say(archived, "said later", null);
        chats.delete(user, deleted.id(), null);

        assertThat(request.elsewhere().said())
                .containsExactlyInAnyOrder(List.of("in the archive", "and more"), List.of("hello"));
        assertThat(InContainer.statementsOf(() -> request.elsewhere().said())).isEqualTo(2);
    }

    @Test
    void ofWhatWasSaidElsewhereTheLatestIsReadAndOfLongTextsTheBeginning() throws Exception {
        var first = chatWith(0);
        say(first, "the very first", null);
        var lengthy = chatWith(300);
        say(lengthy, "x".repeat(32_000), null);
        var here = chatWith(1);

        var said = context.gather(user, idOfLast(here), 0, modes.require("mode", MODE), Supplier::get)
                .elsewhere()
                .said();

        assertThat(said).hasSize(1);
        assertThat(said.get(0)).hasSize(300).startsWith("message 1").endsWith("x".repeat(1_000));
    }

    @Test
    void filesComeBackByteByByteAndTheLatestAreFound() throws Exception {
        var chat = chatWith(1);
        assertThat(context.gather(user, idOfLast(chat), 0, modes.require("mode", MODE), Supplier::get)
                        .images())
                .isEmpty();
        var bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        var image = new InspectedImage("png", "image/png", 3, 2);
        var sent = sending.send(
                user, chat.id(), new Draft("see", null, List.of(new Attachment("a.png", bytes, image)), null, false));
        say(chat, "and now?", null);

        var file = sent.message().files().get(0);
        assertThat(files.download(user, chat.id(), file.id()).bytes()).isEqualTo(bytes);
        assertThat(context.gather(user, idOfLast(chat), 0, modes.require("mode", MODE), Supplier::get)
                        .images())
                .hasSize(1);
        chats.delete(user, chat.id(), null);
        assertThat(rows.number("select count(*) from file_contents where file_id = ?", file.id()))
                .isZero();
    }

    @Test
    void searchTakesItsTextLiterallyWhateverItContains() throws Exception {
        var chat = chatWith(0);
        say(chat, "It's 100% \"sure\"; drop_table -- \\ !", null);
        say(chat, "It is 1000 sure, DROPxTABLE", null);

        for (var text : List.of("it's", "100%", "\"SURE\"; drop_", "-- \\", "!")) {
            assertThat(search.search(user, text, FIRST).items()).as(text).hasSize(1);
        }
        assertThat(search.search(user, "sure", FIRST).total()).isEqualTo(2);
        assertThat(search.search(user, "' or '1'='1", FIRST).items()).isEmpty();
        assertThat(search.search(user, "a chat", FIRST).items()).hasSize(1);
    }

    @Test
    void ofTwentyWritersOfTheFirstSettingsOneWins() throws Exception {
        var mode = modes.require("mode", MODE);
        var wanted = JsonNodeFactory.instance.objectNode().put("max_questions", 7);

        var endings = InContainer.atOnce(20, () -> settings.create(user, mode, wanted));

        assertThat(endings.values()).hasSize(1);
        assertThat(endings.failures()).hasSize(19).allMatch(ProblemException.class::isInstance);
        var stored = settings.inForce(user, mode);
        assertThat(stored.settings().path("max_questions").asInt()).isEqualTo(7);
        wanted.put("max_questions", 9);
        var changed = settings.set(user, mode, wanted, null);
        assertThat(changed.version()).isEqualTo(stored.version() + 1);
        assertThat(settings.inForce(user, mode).settings().path("max_questions").asInt())
                .isEqualTo(9);
    }

    private Chat chatWith(int count) {
        var chat = chats.open(user, "A chat", MODE);
        for (int i = 0; i < count; i++) {
            say(chat, "message " + i, null);
        }
        return chat;
    }

    private Sent say(Chat chat, String text, @Nullable String key) {
        return sending.send(user, chat.id(), new Draft(text, null, List.of(), key, false));
    }

    private long pendingReply(Chat chat) {
        var sent = sending.send(user, chat.id(), new Draft("hello", null, List.of(), null, true));
        return Objects.requireNonNull(sent.reply()).message().id();
    }

    private long idOfLast(Chat chat) throws Exception {
        return rows.number("select max(id) from messages where chat_id = ?", chat.id());
    }

    private static Reply answer() {
        return new Reply("Hello, \u00fc!", JsonNodeFactory.instance.objectNode(), List.of(), "a model", 3, 4);
    }

    private static List<Long> ids(Listing<ChatService.Overview> list) {
        return list.items().stream().map(item -> item.chat().id()).toList();
    }
}
