package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How an access to the chats of somebody else ends, and what it never opens. */
@ParameterizedClass
@EnumSource(Database.class)
class ChatAccessEndStory {

    private final Node node;
    private final Visitor admin;

    ChatAccessEndStory(Database database) {
        this.node = Node.shared(database);
        this.admin = node.admin();
    }

    @Test
    void itServesOnlyTheSessionThatOpenedIt() {
        var owner = ChatAccessStory.Owner.at(node);
        owner.openedBy(admin).is(201);
        owner.openedBy(admin).isProblem(409, "conflict");
        var elsewhere = node.admin();
        var colleague = appointed();

        ChatAccessStory.isClosed(elsewhere.get(owner.chats()));
        ChatAccessStory.isClosed(colleague.get(owner.talk()));
        assertThat(elsewhere.get(owner.glass()).is(200).at("0/is_usable").asBoolean())
                .isFalse();
        owner.visitor().get(owner.chats()).is(403);

        owner.openedBy(elsewhere).is(201);
        elsewhere.get(owner.talk()).is(200);
        ChatAccessStory.isClosed(admin.get(owner.talk()));
        owner.openedBy(colleague).is(201);
        colleague.get(owner.talk()).is(200);
        elsewhere.get(owner.talk()).is(200);
        var seen = owner.visitor().get(ChatAccessStory.OWN).is(200);
        assertThat(seen.json().findValuesAsText("is_open")).containsExactly("true", "true", "false");
        assertThat(seen.at("2/ended_by").asText()).isEqualTo("replaced");
    }

    @Test
    void itOpensTheChatsOfOneUserAlone() {
        var owner = ChatAccessStory.Owner.at(node);
        var neighbour = ChatAccessStory.Owner.at(node);
        owner.openedBy(admin).is(201);

        ChatAccessStory.isClosed(admin.get(neighbour.talk()));
        admin.get(owner.chats() + "/" + neighbour.chat()).isProblem(404, "not-found");
        admin.get(owner.chats() + "/999999999").isProblem(404, "not-found");
        admin.get("/api/chats/" + owner.chat()).isProblem(404, "not-found");
        assertThat(owner.latest().path("chats_read")).isEmpty();
        assertThat(neighbour.visitor().get(ChatAccessStory.OWN).is(200).json()).isEmpty();
    }

    @Test
    void nothingCanBeWrittenThroughIt() {
        var owner = ChatAccessStory.Owner.at(node);
        owner.openedBy(admin).is(201);
        var before = owner.visitor().get("/api/chats/" + owner.chat()).is(200).text();

        admin.put(owner.talk(), Map.of("title", "Mine")).is(405);
        admin.patch(owner.talk(), Map.of("title", "Mine")).is(405);
        admin.post(owner.chats(), Map.of("title", "Mine", "mode", "similar_questions"))
                .is(405);
        admin.delete(owner.talk()).is(405);
        admin.post(owner.talk() + "/messages", Map.of("content", "Me")).is(404);
        admin.put("/api/chats/" + owner.chat(), Map.of("title", "Mine")).is(404);

        admin.get(owner.talk()).is(200);
        assertThat(owner.visitor().get("/api/chats/" + owner.chat()).is(200).text())
                .isEqualTo(before);
    }

    @Test
    void itEndsWithTheSession() {
        var owner = ChatAccessStory.Owner.at(node);
        var session = node.admin();
        owner.openedBy(session).is(201);

        session.post("/api/auth/logout", Map.of("refresh_token", session.refreshToken()))
                .is(200);

        session.get(owner.chats()).is(401);
        ChatAccessStory.isClosed(node.admin().get(owner.chats()));
        Patience.until(owner::latest, seen -> seen.path("ended_by").asText().equals("signed_out"));
    }

    @ParameterizedTest
    @CsvSource({"roles, rights_lost", "is_active, rights_lost", "deleted, account_deleted"})
    void itEndsWithTheRights(String what, String cause) {
        var owner = ChatAccessStory.Owner.at(node);
        var colleague = appointed();
        var id = colleague.get("/api/auth/me").is(200).at("id").asLong();
        owner.openedBy(colleague).is(201);

        switch (what) {
            case "roles" ->
                admin.patch("/api/admin/users/" + id, Map.of("roles", List.of("user")))
                        .is(200);
            case "is_active" ->
                admin.patch("/api/admin/users/" + id, Map.of("is_active", false))
                        .is(200);
            default -> admin.delete("/api/admin/users/" + id).is(204);
        }

        assertThat(owner.latest().path("ended_by").asText()).isEqualTo(cause);
        assertThat(owner.latest().path("administrator").asText()).isEqualTo("Ada Lovelace");
        assertThat(colleague.get(owner.chats()).status()).isIn(401, 403);
        var event = admin.get(owner.path() + "/events").is(200).at("0");
        assertThat(event.path("type").asText()).isEqualTo("chat_access_ended");
        assertThat(event.at("/details/ended_by").asText()).isEqualTo(cause);
    }

    @Test
    void whoIsDeletedTakesTheAccessesAlong() {
        var owner = ChatAccessStory.Owner.at(node);
        owner.openedBy(admin).is(201);
        admin.get(owner.talk()).is(200);

        owner.visitor()
                .delete("/api/auth/me", Map.of("password", Visitor.PASSWORD))
                .is(204);

        admin.get(owner.chats()).isProblem(404, "not-found");
        admin.get(owner.glass()).isProblem(404, "not-found");
        var events = admin.get(
                        "/api/admin/audit-events?subject=" + owner.visitor().email())
                .is(200);
        assertThat(events.json().findValuesAsText("ended_by")).containsExactly("account_deleted");
    }

    @Test
    void aDeletedChatIsGoneForTheAdministratorToo() {
        var owner = ChatAccessStory.Owner.at(node);
        owner.openedBy(admin).is(201);
        admin.get(owner.talk()).is(200);

        owner.visitor().delete("/api/chats/" + owner.chat()).is(200);

        admin.get(owner.talk()).isProblem(404, "not-found");
        assertThat(admin.get(owner.chats()).is(200).json()).isEmpty();
        var seen = owner.latest().at("/chats_read/0");
        assertThat(seen.path("title").isNull()).isTrue();
        assertThat(seen.path("reads").asInt()).isOne();
    }

    /** Another administrator. */
    private Visitor appointed() {
        var colleague = node.visitor().signUp();
        var id = colleague.get("/api/auth/me").is(200).at("id").asLong();
        admin.patch("/api/admin/users/" + id, Map.of("roles", List.of("admin"))).is(200);
        return colleague.signIn(colleague.email());
    }
}
