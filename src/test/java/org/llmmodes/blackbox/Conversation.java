package org.llmmodes.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One chat of a visitor, and what can be done in it. */
record Conversation(Visitor visitor, long id) {

    static final String MODE = "similar_questions";

    /** A new chat of somebody new. */
    static Conversation of(Node node) {
        return of(node.visitor().signUp());
    }

    /** A new chat of this visitor. */
    static Conversation of(Visitor visitor) {
        return new Conversation(visitor, visitor.openChat(MODE));
    }

    String path() {
        return "/api/chats/" + id;
    }

    /** Sends a message and waits for the reply. */
    Answer say(String content) {
        return visitor.post(path() + "/messages", Map.of("content", content));
    }

    /** Sends a message that wants no reply; answers its id. */
    long note(String content) {
        return visitor.post(path() + "/messages?reply=false", Map.of("content", content))
                .is(201)
                .at("id")
                .asLong();
    }

    /** Sends a body as it is, without asking for a reply. */
    Answer noteRaw(Object body) {
        return visitor.post(path() + "/messages?reply=false", body);
    }

    Answer detail() {
        return visitor.get(path()).is(200);
    }

    Answer messages(String query) {
        return visitor.get(path() + "/messages" + query);
    }

    List<Long> messageIds() {
        return ids(messages("?limit=100").is(200).json());
    }

    /** The same, at another node. */
    Conversation at(Node node) {
        return new Conversation(visitor.at(node), id);
    }

    /** The same chat in the eyes of somebody else. */
    Conversation seenBy(Visitor other) {
        return new Conversation(other, id);
    }

    static List<Long> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path("id").asLong())
                .toList();
    }
}
