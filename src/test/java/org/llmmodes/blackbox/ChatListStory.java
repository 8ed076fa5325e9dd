package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of chats: their order, filters, pages and bounds. */
@ParameterizedClass
@EnumSource(Database.class)
class ChatListStory {

    private final Node node;

    ChatListStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void theListShowsPinnedChatsFirstThenLatestActivity() {
        var visitor = node.visitor().signUp();
        var first = Conversation.of(visitor);
        var second = Conversation.of(visitor);
        var third = Conversation.of(visitor);
        first.note("Still here");
        visitor.put(second.path(), Map.of("is_pinned", true)).is(200);
        third.note("Latest");

        var list = visitor.get("/api/chats/").is(200);

        assertThat(Conversation.ids(list.json())).containsExactly(second.id(), third.id(), first.id());
        assertThat(list.at("0/message_count").asInt()).isZero();
        assertThat(list.at("0/last_message").isNull()).isTrue();
        assertThat(list.at("1/message_count").asInt()).isEqualTo(1);
        assertThat(list.at("1/last_message/content").asText()).isEqualTo("Latest");
        assertThat(visitor.get("/api/chats").is(200).text()).isEqualTo(list.text());
    }

    @Test
    void archivedChatsAreLeftOutUnlessAskedFor() {
        var visitor = node.visitor().signUp();
        var kept = Conversation.of(visitor);
        var archived = Conversation.of(visitor);
        visitor.put(archived.path(), Map.of("is_archived", true)).is(200);

        var usual = visitor.get("/api/chats").is(200);
        var all = visitor.get("/api/chats?include_archived=true").is(200);

        assertThat(Conversation.ids(usual.json())).containsExactly(kept.id());
        assertThat(usual.header("X-Total-Count")).isEqualTo("1");
        assertThat(Conversation.ids(all.json())).containsExactlyInAnyOrder(kept.id(), archived.id());
        assertThat(all.header("X-Total-Count")).isEqualTo("2");
    }

    @Test
    void theListIsFilteredByMode() {
        var visitor = node.visitor().signUp();
        var questions = visitor.openChat("similar_questions");
        var images = visitor.openChat("image_processing");

        var list = visitor.get("/api/chats?mode=image_processing").is(200);

        assertThat(Conversation.ids(list.json())).containsExactly(images);
        assertThat(list.header("X-Total-Count")).isEqualTo("1");
        assertThat(Conversation.ids(visitor.get("/api/chats").json())).containsExactly(images, questions);
        visitor.get("/api/chats?mode=mind_reading").isInvalid("mode", "unknown_mode");
    }

    @Test
    void theListComesInPages() {
        var visitor = node.visitor().signUp();
        var opened = new HashSet<Long>();
        for (int i = 0; i < 5; i++) {
            opened.add(Conversation.of(visitor).id());
        }
        var seen = new ArrayList<Long>();
        var page = visitor.get("/api/chats?limit=2").is(200);
        assertThat(page.header("Link")).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        seen.addAll(Conversation.ids(page.json()));
        while (page.header("Link").contains("rel=\"next\"")) {
            page = visitor.get(target(page.header("Link"), "next")).is(200);
            assertThat(page.header("X-Total-Count")).isEqualTo("5");
            assertThat(page.header("Link")).contains("rel=\"prev\"");
            seen.addAll(Conversation.ids(page.json()));
        }

        assertThat(seen).hasSize(5).containsExactlyInAnyOrderElementsOf(opened);
        assertThat(visitor.get("/api/chats?offset=100").is(200).json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0, out_of_range",
        "limit, 101, out_of_range",
        "limit, -1, out_of_range",
        "limit, ten, wrong_type",
        "limit, 1.5, wrong_type",
        "limit, 99999999999999999999, out_of_range",
        "limit, -99999999999999999999, out_of_range",
        "offset, -99999999999999999999, out_of_range",
        "offset, 1e3, wrong_type",
        "offset, -1, out_of_range",
        "offset, x, wrong_type",
        "include_archived, maybe, wrong_type"
    })
    void badListParametersAreRefused(String name, String value, String code) {
        node.visitor().signUp().get("/api/chats?" + name + "=" + value).isInvalid(name, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/chats",
                "/api/chats/modes",
                "/api/chats/search?q=tea",
                "/api/chats/{chat}/messages",
                "/api/auth/sessions",
                "/api/admin/users",
                "/api/admin/users/{user}/events",
                "/api/admin/users/{user}/sessions",
                "/api/admin/audit-events",
                "/api/admin/mail"
            })
    void farBeyondTheEndOfAListThereIsNothing(String path) {
        // Whose registration makes a letter.
        node.visitor().signUp();
        var admin = node.admin();
        var chat = Conversation.of(admin);
        chat.note("tea");
        var list = path.replace("{chat}", Long.toString(chat.id()))
                .replace("{user}", admin.get("/api/auth/me").at("id").asText());
        for (var offset : List.of("1073741823", "1073741824", "2147483648", "9223372036854775807", "9".repeat(30))) {
            var page = admin.get(list + (list.contains("?") ? "&" : "?") + "limit=100&offset=" + offset)
                    .is(200);
            assertThat(page.json()).isEmpty();
            assertThat(Integer.parseInt(page.header("X-Total-Count"))).isPositive();
            assertThat(page.header("Link")).contains("rel=\"prev\"").doesNotContain("rel=\"next\"");
        }
    }

    @Test
    void theModesAreAListToo() {
        var visitor = node.visitor().signUp();

        var all = visitor.get("/api/chats/modes").is(200);
        var second = visitor.get("/api/chats/modes?limit=1&offset=1").is(200);

        assertThat(all.header("X-Total-Count"))
                .isEqualTo(Integer.toString(all.json().size()));
        assertThat(second.json()).hasSize(1);
        assertThat(second.at("0")).isEqualTo(all.at("1"));
        assertThat(second.header("Link")).contains("rel=\"prev\"");
        visitor.get("/api/chats/modes?limit=101").isInvalid("limit", "out_of_range");
    }

    private static String target(String link, String relation) {
        return List.of(link.split(", ")).stream()
                .filter(part -> part.endsWith("rel=\"" + relation + "\""))
                .map(part -> part.substring(part.indexOf('<') + 1, part.indexOf('>')))
                .findFirst()
                .orElseThrow();
    }
}
