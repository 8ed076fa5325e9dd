package org.llmmodes.modes.provider.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.config.Settings;

/**
 * Where a provider is asked: AI_BASE_URL taken apart. Its query goes along with each call; {@code api-version} in it is the sign of an
 * Azure-style gateway, which has a path for each model and wants the key in a header of its own.
 *
 * @param base  scheme, host and path, without a slash at the end
 * @param query as it was given; null where there was none
 * @param azure whether it is such a gateway
 */
record Gateway(String base, @Nullable String query, boolean azure) {

    private static final Map<String, URI> USUAL = Map.of(
            "openai", URI.create("https://api.openai.com/v1"),
            "anthropic", URI.create("https://api.anthropic.com/v1"),
            "google", URI.create("https://generativelanguage.googleapis.com/v1beta"),
            "ollama", URI.create("http://localhost:11434"));

    private static final String BEARER = "Bearer ";

    /** An address without a path gets the protocol's usual one. */
    static Gateway of(Settings.Ai ai, String model) {
        var usual = USUAL.getOrDefault(ai.provider(), URI.create(""));
        var given = ai.baseUrl() == null ? usual : URI.create(ai.baseUrl());
        var query = given.getRawQuery();
        var azure = ai.provider().equals("openai")
                && query != null
                && Arrays.stream(query.split("&", -1)).anyMatch(pair -> pair.startsWith("api-version="));
        var path = withoutSlash(given.getRawPath());
        if (path.isEmpty()) {
            path = azure
                    ? "/openai/deployments/" + URLEncoder.encode(model, StandardCharsets.UTF_8)
                    : usual.getRawPath();
        }
        return new Gateway(given.getScheme() + "://" + given.getRawAuthority() + path, query, azure);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Is it OpenAI itself, in whatever region? */
    boolean isOpenAi() {
        var host = URI.create(base).getHost();
        return host != null && (host.equals("api.openai.com") || host.endsWith(".api.openai.com"));
    }

    /** An address that a protocol made of the base, with the query. */
    URI address(String url) {
        return URI.create(query == null ? url : url + (url.indexOf('?') < 0 ? '?' : '&') + query);
    }

    /** Headers that a protocol made, with the key where it is wanted. */
    Map<String, List<String>> headers(Map<String, List<String>> made) {
        return azure
                ? made.entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> isKey(header) ? "api-key" : header.getKey(),
                                header -> isKey(header) ? withoutScheme(header.getValue()) : header.getValue()))
                : made;
    }

    private static boolean isKey(Map.Entry<String, List<String>> header) {
        return header.getKey().equalsIgnoreCase("Authorization");
    }

    private static List<String> withoutScheme(List<String> values) {
        return values.stream()
                .map(value -> value.startsWith(BEARER) ? value.substring(BEARER.length()) : value)
                .toList();
    }
}
