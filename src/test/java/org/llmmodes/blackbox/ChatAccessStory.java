package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Administrators before the chats of somebody else, where ADMIN_CHAT_ACCESS is break-glass. */
@ParameterizedClass
@EnumSource(Database.class)
class ChatAccessStory {

    static final String REASON = "Ticket 4711: the replies <b>come</b> out empty";
    private static final String SUBJECT = "An administrator has opened your chats";
    static final String OWN = "/api/auth/me/chat-access";

    private final Node node;
    private final Visitor admin;

    ChatAccessStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    /** Somebody with one chat in which one message stands. */
    record Owner(Visitor visitor, long id, long chat) {

        static Owner at(Node node) {
            return of(node.visitor().signUp());
        }

        static Owner of(Visitor visitor) {
            var chat = visitor.openChat("similar_questions");
            visitor.post("/api/chats/" + chat + "/messages?reply=false", Map.of("content", "What do I owe the bank?"))
                    .is(201);
            return new Owner(
                    visitor, visitor.get("/api/auth/me").is(200).at("id").asLong(), chat);
        }

        String path() {
            return "/api/admin/users/" + id;
        }

        String glass() {
            return path() + "/chat-access";
        }

        String chats() {
            return path() + "/chats";
        }

        String talk() {
            return chats() + "/" + chat;
        }

        Answer openedBy(Visitor who) {
            return who.post(glass(), Map.of("reason", REASON));
        }

        /** The latest access as the owner sees it. */
        JsonNode latest() {
            return visitor.get(OWN).is(200).at("0");
        }
    }

    @Test
    void aReasonOpensTheChatsAndTheOwnerLearnsOfIt() {
        var owner = Owner.at(node);
        owner.visitor()
                .put("/api/chats/" + owner.chat(), Map.of("is_archived", true))
                .is(200);
        assertThat(owner.visitor().get(OWN).is(200).json()).isEmpty();
        isClosed(admin.get(owner.chats()));
        isClosed(admin.get(owner.talk()));

        var opened = owner.openedBy(admin).is(201);

        assertThat(opened.at("is_usable").asBoolean()).isTrue();
        assertThat(opened.at("ended_at").isNull()).isTrue();
        var listed = admin.get(owner.chats()).is(200);
        assertThat(listed.json().findValuesAsText("id")).containsExactly(Long.toString(owner.chat()));
        assertThat(listed.header("Cache-Control")).isEqualTo("no-store");
        for (int i = 0; i < 2; i++) {
            var read = admin.get(owner.talk()).is(200);
            assertThat(read.at("messages/0/content").asText()).isEqualTo("What do I owe the bank?");
            assertThat(read.header("X-Total-Count")).isEqualTo("1");
        }
        isToldByLetter(owner);
        var seen = owner.latest();
        assertThat(seen.path("reason").asText()).isEqualTo(REASON);
        assertThat(seen.path("is_open").asBoolean()).isTrue();
        assertThat(seen.path("listings").asInt()).isOne();
        assertThat(seen.at("/chats_read/0/title").asText()).isEqualTo("A chat");
        assertThat(seen.at("/chats_read/0/reads").asInt()).isEqualTo(2);
        assertThat(seen.toString()).doesNotContain("admin@example.org");

        admin.delete(owner.glass()).is(204);

        isClosed(admin.get(owner.talk()));
        admin.delete(owner.glass()).isProblem(404, "not-found");
        assertThat(owner.latest().path("ended_by").asText()).isEqualTo("administrator");
        var past = admin.get(owner.glass()).is(200);
        assertThat(past.at("0/chats_read/0").asLong()).isEqualTo(owner.chat());
        assertThat(past.at("0/is_open").asBoolean()).isFalse();
        isInTheTrail(owner);
    }

    private static void isToldByLetter(Owner owner) {
        var letter = Postbox.shared().await(owner.visitor().email(), SUBJECT);
        assertThat(letter.text()).contains(REASON, "UTC").doesNotContain("bank");
        assertThat(letter.html()).contains("&lt;b&gt;come&lt;/b&gt;");
    }

    private void isInTheTrail(Owner owner) {
        var events = admin.get(owner.path() + "/events").is(200);
        assertThat(events.json().findValuesAsText("type"))
                .startsWith("chat_access_ended", "chat_read", "chat_read", "chats_listed", "chat_access_opened");
        assertThat(events.at("0/details/ended_by").asText()).isEqualTo("administrator");
        assertThat(events.at("1/details/chat_id").asLong()).isEqualTo(owner.chat());
        for (int i = 0; i < 5; i++) {
            assertThat(events.at(i + "/actor").asText()).isEqualTo("admin@example.org");
            assertThat(events.at(i + "/details/reason").asText()).isEqualTo(REASON);
        }
        assertThat(events.text()).doesNotContain("bank", "A chat");
    }

    static void isClosed(Answer answer) {
        answer.isProblem(403, "forbidden");
        assertThat(answer.at("chat_access").asText()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                   | required",
                "{\"reason\": null}                   | required",
                "{\"reason\": 4711}                   | wrong_type",
                "{\"reason\": \"         x        \"} | too_short",
                "{\"reason\": \"                  \"} | blank",
                "{\"reason\": \"\\u200b\\u200b\\u2800\\u3164\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\\u200b\"} | blank"
            })
    void withoutAReasonThatSaysSomethingNothingOpens(String body, String code) {
        var owner = Owner.at(node);

        admin.post(owner.glass(), body).isInvalid("reason", code);

        isClosed(admin.get(owner.chats()));
        assertThat(owner.visitor().get(OWN).is(200).json()).isEmpty();
    }

    @Test
    void aReasonMayHaveFiveHundredCharactersOfAnyScript() {
        var owner = Owner.at(node);

        admin.post(owner.glass(), Map.of("reason", "🔑".repeat(501))).isInvalid("reason", "too_long");
        admin.post(owner.glass(), Map.of("reason", "🔑".repeat(500))).is(201);

        assertThat(owner.latest().path("reason").asText()).isEqualTo("🔑".repeat(500));
    }

    @Test
    void filesAreSeenAndNotKept() {
        var owner = Owner.at(node);
        var png = Pictures.of("png", 8, 6);
        var sent = owner.visitor()
                .post(
                        "/api/chats/" + owner.chat() + "/messages?reply=false",
                        AttachmentStory.message(AttachmentStory.file("größe.png", "image/png", png)))
                .is(201);
        var file = owner.talk() + "/files/"
                + sent.at("message_metadata/files/0/id").asLong();
        isClosed(admin.get(file));
        owner.openedBy(admin).is(201);

        var seen = admin.get(file).is(200);

        assertThat(seen.http().body()).isEqualTo(png);
        assertThat(seen.header("Content-Type")).isEqualTo("image/png");
        assertThat(seen.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        assertThat(seen.header("Content-Disposition")).startsWith("inline; ").contains("gr%C3%B6%C3%9Fe.png");
        assertThat(seen.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(seen.http().headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(owner.latest().at("/chats_read/0/reads").asInt()).isOne();
        assertThat(admin.get(owner.talk()).is(200).at("messages/1/files/0/name").asText())
                .isEqualTo("größe.png");
    }

    @Test
    void onesOwnChatsNeedNoGlass() {
        var me = admin.get("/api/auth/me").is(200).at("id").asLong();

        admin.post("/api/admin/users/" + me + "/chat-access", Map.of("reason", REASON))
                .isProblem(400, "rule-broken");
    }

    @Test
    void ofTenOpeningsAtOnceOneComesAbout() throws Exception {
        var owner = Owner.at(node);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            tasks.add(() -> owner.openedBy(admin).status());
        }

        var statuses = AccountStory.inParallel(tasks);

        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 201 || status == 409);
        assertThat(owner.visitor().get(OWN).is(200).json()).hasSize(1);
        assertThat(Postbox.shared().await(owner.visitor().email(), SUBJECT)).isNotNull();
    }

    @Test
    void theRuleIsTold() {
        var rule = admin.get("/api/admin/chat-access").is(200);

        assertThat(rule.at("mode").asText()).isEqualTo("break-glass");
        assertThat(rule.at("minutes").asInt()).isEqualTo(30);
        node.visitor().get(OWN).is(401);
    }
}
