package org.llmmodes.docs.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The calls there are, as {@code GET /api/chats/{}}: those of the document and those of the code. */
final class Calls {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private Calls() {}

    /** Every operation of the document by its call. */
    static Map<String, JsonNode> documented(JsonNode document) {
        var calls = new TreeMap<String, JsonNode>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> calls.put(
                        member.getKey().toUpperCase(Locale.ROOT) + " " + plain(path.getKey()), member.getValue())));
        return calls;
    }

    /** Every resource method below /api. */
    static Set<String> implemented() {
        var calls = new TreeSet<String>();
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.llmmodes").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(type -> type.reflect())
                        .forEach(type -> Arrays.stream(type.getMethods())
                                .flatMap(method -> callsOf(type, method))
                                .forEach(calls::add));
        return calls;
    }

    private static Stream<String> callsOf(Class<?> type, Method method) {
        var path = method.isAnnotationPresent(Path.class)
                ? method.getAnnotation(Path.class).value()
                : "";
        var address = "/api/" + type.getAnnotation(Path.class).value() + "/" + path;
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value() + " " + plain(address));
    }

    /** Without the names and patterns of variables, which are nobody's business outside, and without needless slashes. */
    private static String plain(String address) {
        var path = new StringBuilder();
        var depth = 0;
        for (int i = 0; i < address.length(); i++) {
            var c = address.charAt(i);
            depth -= c == '}' ? 1 : 0;
            if (depth == 0) {
                path.append(c);
            }
            depth += c == '{' ? 1 : 0;
        }
        var plain = path.toString().replaceAll("/+", "/");
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
