package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Opening chats, finding them again, changing them and giving them up. */
@ParameterizedClass
@EnumSource(Database.class)
class ChatStory {

    private final Node node;

    ChatStory(Database database) {
        this.node = Node.shared(database);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/chats", "/api/chats/"})
    void aChatIsOpenedWithAndWithoutASlash(String path) {
        var visitor = node.visitor().signUp();

        var chat = visitor.post(path, "{\"title\":\"  Tea \",\"mode\":\"similar_questions\",\"colour\":\"red\"}")
                .is(201);

        assertThat(chat.at("title").asText()).isEqualTo("Tea");
        assertThat(chat.at("mode").asText()).isEqualTo("similar_questions");
        assertThat(chat.at("user_id").asLong())
                .isEqualTo(visitor.get("/api/auth/me").at("id").asLong());
        assertThat(chat.at("is_pinned").asText()).isEqualTo("false");
        assertThat(chat.at("is_archived").asText()).isEqualTo("false");
        assertThat(chat.at("created_at").asText()).endsWith("Z");
        assertThat(chat.at("updated_at").asText()).endsWith("Z");
        assertThat(chat.header("ETag")).isNotEmpty();
        assertThat(chat.header("Cache-Control")).contains("no-store");
        var location = chat.header("Location");
        assertThat(location).isEqualTo("/api/chats/" + chat.at("id").asLong());
        assertThat(visitor.get(location + "/").is(200).at("id")).isEqualTo(chat.at("id"));
    }

    @Test
    void aChangeKeepsWhatIsNotGiven() {
        var chat = Conversation.of(node);

        var changed = chat.visitor()
                .put(chat.path() + "/", "{\"title\":\"Coffee\",\"is_pinned\":true,\"is_archived\":null}")
                .is(200);
        var again = chat.visitor().put(chat.path(), "{}").is(200);

        assertThat(changed.at("title").asText()).isEqualTo("Coffee");
        assertThat(changed.at("is_pinned").asBoolean()).isTrue();
        assertThat(changed.at("is_archived").asText()).isEqualTo("false");
        assertThat(again.text()).isEqualTo(changed.text());
        assertThat(chat.detail().at("title").asText()).isEqualTo("Coffee");
    }

    @Test
    void aChangeOfWhatChangedMeanwhileIsRefused() {
        var chat = Conversation.of(node);
        var old = chat.detail().header("ETag");
        chat.visitor().put(chat.path(), Map.of("title", "Mine")).is(200);
        var late = chat.visitor().also("If-Match", old);

        late.put(chat.path(), Map.of("title", "Yours")).isProblem(412, "precondition-failed");
        late.delete(chat.path()).isProblem(412, "precondition-failed");

        assertThat(chat.detail().at("title").asText()).isEqualTo("Mine");
        var fresh = chat.visitor().also("If-Match", chat.detail().header("ETag"));
        var tag = fresh.put(chat.path(), Map.of("title", "Ours")).is(200).header("ETag");
        assertThat(tag).isEqualTo(chat.detail().header("ETag"));
        chat.visitor().also("If-Match", tag).delete(chat.path()).is(200);
    }

    @Test
    void theTagMovesWithWhatIsSaidAndRatedButAChangeStillFits() {
        var chat = Conversation.of(node);
        var empty = chat.detail().header("ETag");
        chat.visitor().also("If-None-Match", empty).get(chat.path()).is(304);
        var sent = chat.say("What is the difference between tea and coffee?").is(201);

        var told = chat.visitor().also("If-None-Match", empty).get(chat.path()).is(200);
        chat.visitor()
                .put(chat.path() + "/messages/" + sent.at("reply/id").asLong() + "/feedback", Map.of("rating", "up"))
                .is(200);
        var rated = chat.visitor()
                .also("If-None-Match", told.header("ETag"))
                .get(chat.path())
                .is(200);

        assertThat(rated.at("messages/1/feedback").asText()).isEqualTo("up");
        chat.visitor()
                .also("If-None-Match", "\"x\", W/" + rated.header("ETag"))
                .get(chat.path())
                .is(304);
        var changed = chat.visitor()
                .also("If-Match", empty)
                .put(chat.path(), Map.of("title", "Talked in"))
                .is(200);
        assertThat(changed.header("ETag")).isNotEqualTo(rated.header("ETag"));
        var unseen = chat.note("Said meanwhile");
        chat.visitor()
                .also("If-Match", changed.header("ETag"))
                .delete(chat.path())
                .isProblem(412, "precondition-failed");
        assertThat(chat.messageIds()).contains(unseen);
        chat.visitor()
                .also("If-Match", rated.header("ETag"))
                .delete(chat.path())
                .isProblem(412, "precondition-failed");
    }

    @Test
    void onlyOneOfTenRacingChangesOfTheSameStatePasses() throws Exception {
        var chat = Conversation.of(node);
        var visitor = chat.visitor().also("If-Match", chat.detail().header("ETag"));
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            var title = "Title " + i;
            tasks.add(() -> visitor.put(chat.path(), Map.of("title", title)).status());
        }

        assertThat(AccountStory.inParallel(tasks))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 412);
    }

    @Test
    void aDeletedChatIsGoneWithEverythingInIt() {
        var chat = Conversation.of(node);
        chat.note("Remember me");

        assertThat(chat.visitor()
                        .delete(chat.path() + "/")
                        .is(200)
                        .at("message")
                        .asText())
                .isNotBlank();

        chat.visitor().get(chat.path()).isProblem(404, "not-found");
        chat.visitor().delete(chat.path()).isProblem(404, "not-found");
        chat.messages("").isProblem(404, "not-found");
        chat.say("Anybody?").isProblem(404, "not-found");
        assertThat(chat.visitor().get("/api/chats?include_archived=true").json())
                .isEmpty();
        assertThat(chat.visitor().get("/api/chats/search?q=Remember").json()).isEmpty();
    }

    @Test
    void theDetailShowsTheLatestFiveHundredMessages() throws Exception {
        var chat = Conversation.of(node);
        chat.note("The very first");
        assertThat(chat.detail().at("messages_truncated").asText()).isEqualTo("false");
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            var many = i == 0 ? 68 : 62;
            tasks.add(() -> {
                for (int j = 0; j < many; j++) {
                    chat.note("One of many");
                }
                return many;
            });
        }
        AccountStory.inParallel(tasks);

        var detail = chat.detail();

        var total = chat.messages("?limit=1").header("X-Total-Count");
        assertThat(total).isEqualTo("503");
        var shown = Conversation.ids(detail.at("messages"));
        assertThat(shown).hasSize(500).isSorted();
        assertThat(detail.at("messages_truncated").asBoolean()).isTrue();
        assertThat(shown)
                .containsAll(
                        Conversation.ids(chat.messages("?offset=403&limit=100").json()));
        assertThat(detail.text()).doesNotContain("The very first");
    }
}
