package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One server-sent event. */
record Event(String id, String name, JsonNode data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** All events of a stream that has ended; demands that it is one. */
    static List<Event> of(Answer answer) {
        answer.is(200);
        assertThat(answer.header("Content-Type")).matches("text/event-stream(;\\s*charset=utf-8)?");
        return of(answer.text());
    }

    /** The events of a text that ends with a whole one. */
    static List<Event> of(String text) {
        var events = new ArrayList<Event>();
        for (var block : text.split("\r?\n\r?\n", -1)) {
            read(block, events);
        }
        return events;
    }

    /** What the deltas among these add up to. */
    static String deltas(List<Event> events) {
        return events.stream()
                .filter(event -> event.name().equals("delta"))
                .map(event -> event.data().path("content").asText())
                .collect(Collectors.joining());
    }

    private static void read(String block, List<Event> events) {
        var id = "";
        var name = "message";
        var data = new ArrayList<String>();
        for (var line : block.split("\r?\n", -1)) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).replaceFirst("^ ", "");
            switch (colon < 1 ? "" : line.substring(0, colon)) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data.add(value);
                default -> assertThat(line).matches("|:.*");
            }
        }
        if (!data.isEmpty()) {
            events.add(new Event(id, name, json(String.join("\n", data))));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
