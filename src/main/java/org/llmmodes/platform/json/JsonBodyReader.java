package org.llmmodes.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.llmmodes.platform.problem.FieldError;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Reads request records from JSON, then checks their constraints: what reaches a resource is whole. */
@Provider
@Priority(Priorities.USER - 100)
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Record> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return read(type, body);
    }

    /**
     * A record from JSON with its constraints checked, for the calls that need not have a body.
     *
     * @throws ProblemException 400 or 422
     */
    public static <T extends Record> T read(Class<T> type, InputStream body) {
        var request = parse(type, body);
        RecordConstraints.check(request);
        return request;
    }

    private static <T extends Record> T parse(Class<T> type, InputStream body) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var mapper = Json.reader();
        try {
            // Not closed here: the body is the container's, and closing a broken one throws what reading it has thrown
            // already.
            var parser = new CarefulParser(mapper.createParser(new InputStreamReader(body, decoder)));
            T value = mapper.readValue(parser, type);
            if (value == null) {
                throw ProblemException.invalid("", "The body must be a JSON object, not null.", "wrong_type");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw malformed("The body is not valid UTF-8.");
        } catch (CarefulParser.UnstorableText e) {
            throw ProblemException.invalid(
                    pathOf(e), "Text must not contain U+0000 or unpaired surrogates.", "invalid_characters");
        } catch (MismatchedInputException e) {
            throw mismatch(e);
        } catch (JsonMappingException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw malformed("The body is not valid JSON" + where(e) + ".");
        } catch (JsonProcessingException e) {
            throw malformed("The body is not valid JSON" + where(e) + ".");
        } catch (IOException e) {
            throw malformed("The body could not be read to its end.");
        }
    }

    private static ProblemException mismatch(MismatchedInputException e) {
        if (String.valueOf(e.getOriginalMessage()).startsWith("Trailing token")) {
            return malformed("The body is more than one JSON value.");
        }
        if (e.getPath().isEmpty()
                && e.getTargetType() != null
                && e.getTargetType().isRecord()) {
            var empty = String.valueOf(e.getOriginalMessage()).startsWith("No content");
            return empty
                    ? malformed("The body is empty; send a JSON object.")
                    : ProblemException.invalid("", "The body must be one JSON object.", "wrong_type");
        }
        var type = e.getTargetType();
        return ProblemException.invalid(pathOf(e), "Must be " + nameOf(type) + ".", "wrong_type");
    }

    private static String nameOf(Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type) || type == double.class) {
            return "a number";
        }
        return Iterable.class.isAssignableFrom(type)
                        && !com.fasterxml.jackson.databind.JsonNode.class.isAssignableFrom(type)
                ? "an array"
                : "an object";
    }

    /** The path of references as {@code message_metadata.files[0].data}. */
    private static String pathOf(JsonMappingException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String where(JsonProcessingException e) {
        var location = e.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail, List.<FieldError>of());
    }
}
