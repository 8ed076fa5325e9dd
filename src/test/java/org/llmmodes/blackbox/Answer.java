package org.llmmodes.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What came back, with the questions that tests ask of it. */
public record Answer(HttpResponse<byte[]> http) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public int status() {
        return http.statusCode();
    }

    String text() {
        return new String(http.body(), StandardCharsets.UTF_8);
    }

    /** The value of a header; empty text where there is none. */
    String header(String name) {
        return http.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return JSON.readTree(http.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Not JSON: " + text(), e);
        }
    }

    /** One field, by a JSON pointer without the first slash: {@code reply/content}. */
    public JsonNode at(String pointer) {
        return json().at("/" + pointer);
    }

    List<String> texts(String pointer) {
        return StreamSupport.stream(at(pointer).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Demands a status; the body explains a failure. */
    public Answer is(int status) {
        assertThat(status())
                .as(() -> http.request().method() + " " + http.request().uri().getPath() + " answered " + text())
                .isEqualTo(status);
        return this;
    }

    /** Demands a problem of a type, whole and with nothing of the inside in it. */
    public Answer isProblem(int status, String slug) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(at("type").asText()).isEqualTo("/docs#problem-" + slug);
        assertThat(at("status").asInt()).isEqualTo(status);
        assertThat(at("title").asText()).isNotBlank();
        assertThat(at("detail").asText()).isNotBlank();
        assertThat(at("instance").asText()).isEqualTo(http.request().uri().getRawPath());
        assertThat(at("request_id").asText()).isEqualTo(header("X-Request-ID"));
        assertThat(text()).doesNotContain("Exception", "org.llmmodes", "com.ibm", "select ", "\tat ");
        return this;
    }

    /** Demands a validation problem of one field. */
    Answer isInvalid(String field, String code) {
        isProblem(422, "validation");
        var found = StreamSupport.stream(at("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .toList();
        assertThat(found).contains(field + " " + code);
        return this;
    }
}
