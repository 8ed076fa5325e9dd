package org.llmmodes.chat.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.llmmodes.chat.control.Upload;
import org.llmmodes.chat.control.UploadData;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.json.JsonBodyReader;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/**
 * A message that came as multipart/form-data: {@code content}, {@code message_metadata} as JSON text, and any number of file parts.
 *
 * @param request the text, checked as if it had come as JSON
 */
record MultipartMessage(SendRequest request, List<Upload> files) {

    static MultipartMessage of(List<EntityPart> parts) throws IOException {
        var json = new ByteArrayOutputStream();
        var files = new ArrayList<Upload>();
        json.write('{');
        for (var part : parts) {
            // Both may be missing in what hostile clients send.
            var content = part.getContent();
            var partName = Objects.requireNonNullElse(part.getName(), "");
            var bytes = content == null ? new byte[0] : content.readAllBytes();
            var fileName = part.getFileName();
            if (fileName.isPresent()) {
                var field = "message_metadata.files[" + files.size() + "]";
                files.add(new Upload(field, fileName.get(), new UploadData.Plain(bytes)));
            } else if (partName.equals("content")) {
                member(json, "content", Json.bytes(textOf(bytes)));
            } else if (partName.equals("message_metadata")) {
                member(json, "message_metadata", Json.bytes(tree(bytes)));
            }
        }
        json.write('}');
        return new MultipartMessage(parse(json.toByteArray()), files);
    }

    /** Parsed by itself first: what comes after the object must not become another field. */
    private static JsonNode tree(byte[] metadata) {
        try {
            return Json.reader().readTree(metadata);
        } catch (IOException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The part message_metadata is not valid JSON.");
        }
    }

    List<Upload> uploads() {
        var all = new ArrayList<>(request.uploads());
        all.addAll(files);
        return all;
    }

    private static void member(ByteArrayOutputStream json, String name, byte[] value) {
        if (json.size() > 1) {
            json.write(',');
        }
        json.writeBytes(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
        json.writeBytes(value);
    }

    private static String textOf(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The part content is not valid UTF-8.");
        }
    }

    @SuppressWarnings("unchecked")
    private static SendRequest parse(byte[] json) throws IOException {
        return (SendRequest) new JsonBodyReader()
                .readFrom(
                        (Class<Record>) (Class<?>) SendRequest.class,
                        SendRequest.class,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(json));
    }
}
