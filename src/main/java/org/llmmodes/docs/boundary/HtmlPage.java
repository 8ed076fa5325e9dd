package org.llmmodes.docs.boundary;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.llmmodes.platform.web.SecurityHeaders;

/** A page of the documentation: a file with places, written {@code {{so}}}, that are filled in. */
final class HtmlPage {

    private HtmlPage() {}

    /** @param places the HTML that goes in each place; whoever makes it escapes what is text */
    static byte[] fill(String file, Map<String, String> places) {
        var html = new String(read("/org/llmmodes/docs/" + file), StandardCharsets.UTF_8);
        for (var place : places.entrySet()) {
            html = html.replace("{{" + place.getKey() + "}}", place.getValue());
        }
        return html.getBytes(StandardCharsets.UTF_8);
    }

    static void answer(HttpServletResponse response, byte[] html) throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        response.setHeader("Content-Security-Policy", SecurityHeaders.DOCS_POLICY);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    /** The folder of a WebJar, such as {@code /webjars/redoc/2.1.4}; the version is the one in the class path. */
    static String webJar(String group, String artifact) {
        var file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
        var properties = new Properties();
        try (var stream = HtmlPage.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/webjars/" + artifact + "/" + properties.getProperty("version");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static byte[] read(String file) {
        try (var stream = HtmlPage.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
