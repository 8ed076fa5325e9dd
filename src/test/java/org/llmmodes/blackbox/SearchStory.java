package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding again what was said, and nothing of what others said. */
@ParameterizedClass
@EnumSource(Database.class)
class SearchStory {

    private final Node node;

    SearchStory(Database database) {
        this.node = Node.shared(database);
    }

    @Test
    void titlesAndMessagesAreFoundInAnyCase() {
        var visitor = node.visitor().signUp();
        var titled = titled(visitor, "All about Penguins");
        var chat = Conversation.of(visitor);
        var message = chat.note("Do you like PENGUINS as I do?");
        chat.note("Or rather owls?");

        var found = search(visitor, "penguinS").is(200);

        assertThat(found.json()).hasSize(2);
        assertThat(found.header("X-Total-Count")).isEqualTo("2");
        assertThat(found.at("0/chat/id").asLong()).isEqualTo(titled.id());
        assertThat(found.at("0/chat/title").asText()).isEqualTo("All about Penguins");
        assertThat(found.at("0/message").isNull()).isTrue();
        assertThat(found.at("0/snippet").asText()).contains("Penguins");
        assertThat(found.at("1/chat/id").asLong()).isEqualTo(chat.id());
        assertThat(found.at("1/message/id").asLong()).isEqualTo(message);
        assertThat(found.at("1/snippet").asText()).contains("PENGUINS");
        assertThat(visitor.get("/api/chats/search/?q=penguins").is(200).json()).isEqualTo(found.json());
    }

    @Test
    void repliesAreFoundUnlessAnotherTookTheirPlace() {
        var chat = Conversation.of(node);
        var sent = chat.say("What is the difference between lynxes and wolves?").is(201);
        var former = sent.at("reply/id").asLong();
        var words = sent.at("reply/message_metadata/questions/0/text").asText();
        assertThat(messages(search(chat.visitor(), words))).contains(former);

        var later = chat.visitor()
                .post(chat.path() + "/messages/" + former + "/regenerate", "{}")
                .is(201)
                .at("id")
                .asLong();

        assertThat(messages(search(chat.visitor(), words))).contains(later).doesNotContain(former);
    }

    @Test
    void nobodyFindsWhatOthersSaid() {
        var chat = Conversation.of(node);
        chat.note("My secret is xylophone-4711");
        titled(chat.visitor(), "xylophone-4711");

        assertThat(search(chat.visitor(), "xylophone-4711").json()).hasSize(2);
        var stranger = search(node.visitor().signUp(), "xylophone-4711").is(200);
        assertThat(stranger.json()).isEmpty();
        assertThat(stranger.header("X-Total-Count")).isEqualTo("0");
        node.visitor().get("/api/chats/search?q=xylophone").isProblem(401, "unauthenticated");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "100%    | 100% sure      | 100 per cent",
                "a_b     | see a_b here   | see axb here",
                "c:\\d   | in c:\\d there | in c:d there",
                "it's    | it's so        | its so",
                "!       | Stop!          | Stop",
                "[ab]    | set [ab]       | set a",
                ".*      | glob .*        | glob anything",
                "grüße   | Viele GRÜSSE und Grüße | Viele Gruesse",
                "ÄPFEL   | rote Äpfel     | rote Apfel",
                "🍵      | green 🍵       | green tea"
            })
    void everyCharacterStandsForItself(String wanted, String hit, String miss) {
        var chat = Conversation.of(node);
        var expected = chat.note(hit);
        chat.note(miss);

        var found = search(chat.visitor(), wanted).is(200);

        assertThat(found.json()).hasSize(1);
        assertThat(found.at("0/message/id").asLong()).isEqualTo(expected);
    }

    @Test
    void theSnippetIsShortAndShowsThePlace() {
        var chat = Conversation.of(node);
        chat.note("start ".repeat(500) + "the needle\n\tis\u0007 here " + "end ".repeat(500));

        var snippet = search(chat.visitor(), "needle").is(200).at("0/snippet").asText();

        assertThat(snippet).contains("the needle is here").hasSizeLessThanOrEqualTo(200);
        assertThat(snippet).doesNotContain("\n", "\t", "\u0007");
    }

    @Test
    void theHitsComeInPages() {
        var visitor = node.visitor().signUp();
        for (int i = 0; i < 3; i++) {
            titled(visitor, "badger " + i);
        }
        var chat = Conversation.of(visitor);
        for (int i = 0; i < 4; i++) {
            chat.note("badger, said " + i);
        }
        var whole = search(visitor, "badger").is(200);
        assertThat(whole.json()).hasSize(7);
        assertThat(whole.header("Link")).isEmpty();

        var pieces = new ArrayList<String>();
        for (int offset = 0; offset < 8; offset += 2) {
            var page = visitor.get("/api/chats/search?q=badger&limit=2&offset=" + offset)
                    .is(200);
            assertThat(page.header("X-Total-Count")).isEqualTo("7");
            assertThat(page.header("Link").contains("rel=\"next\"")).isEqualTo(offset < 6);
            page.json().forEach(hit -> pieces.add(hit.toString()));
        }

        var all = new ArrayList<String>();
        whole.json().forEach(hit -> all.add(hit.toString()));
        assertThat(pieces).isEqualTo(all);
        assertThat(visitor.get("/api/chats/search?q=badger&offset=50").is(200).json())
                .isEmpty();
    }

    @Test
    void theNextPageKeepsTheWords() {
        var visitor = node.visitor().signUp();
        titled(visitor, "tea & milk + 100% ü");
        titled(visitor, "tea & milk + 100% ü");

        var page = visitor.get("/api/chats/search?limit=1&q=" + encoded("& milk + 100% ü"))
                .is(200);
        var next = page.header("Link").replaceFirst("<([^>]+)>.*", "$1");

        assertThat(page.json()).hasSize(1);
        assertThat(visitor.get(next).is(200).json()).hasSize(1);
    }

    @Test
    void nothingIsFoundInWhatIsGone() {
        var chat = Conversation.of(node);
        chat.note("A walrus");
        assertThat(search(chat.visitor(), "walrus").json()).hasSize(1);

        chat.visitor().delete(chat.path()).is(200);

        assertThat(search(chat.visitor(), "walrus").json()).isEmpty();
    }

    @Test
    void theWordsHaveBounds() {
        var visitor = node.visitor().signUp();

        visitor.get("/api/chats/search").isInvalid("q", "required");
        visitor.get("/api/chats/search?q=").isInvalid("q", "blank");
        visitor.get("/api/chats/search?q=%20%09").isInvalid("q", "blank");
        visitor.get("/api/chats/search?q=" + "x".repeat(201)).isInvalid("q", "too_long");
        visitor.get("/api/chats/search?q=" + "%F0%9F%98%80".repeat(200)).is(200);
        visitor.get("/api/chats/search?q=" + "%F0%9F%98%80".repeat(201)).isInvalid("q", "too_long");
        visitor.get("/api/chats/search?q=a%00b").isInvalid("q", "invalid_characters");
        assertThat(visitor.get("/api/chats/search?q=" + "x".repeat(200)).is(200).json())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "offset=-1", "offset=1.5"})
    void badPagesAreRefused(String parameter) {
        var name = parameter.substring(0, parameter.indexOf('='));

        var answer = node.visitor().signUp().get("/api/chats/search?q=x&" + parameter);

        answer.isProblem(422, "validation");
        assertThat(answer.at("errors/0/field").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff", "%c3%28", "%ed%a0%80", "a%01b", "%ef%bf%bf"})
    void brokenBytesAreNoFaultOfTheServer(String query) {
        var answer = node.visitor().signUp().get("/api/chats/search?q=" + query);

        assertThat(answer.status()).isBetween(200, 422);
    }

    private static List<Long> messages(Answer found) {
        var ids = new ArrayList<Long>();
        found.is(200).json().forEach(hit -> ids.add(hit.at("/message/id").asLong()));
        return ids;
    }

    private static Conversation titled(Visitor visitor, String title) {
        return new Conversation(
                visitor,
                visitor.post("/api/chats", Map.of("title", title, "mode", Conversation.MODE))
                        .is(201)
                        .at("id")
                        .asLong());
    }

    private static Answer search(Visitor visitor, String words) {
        return visitor.get("/api/chats/search?q=" + encoded(words));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
