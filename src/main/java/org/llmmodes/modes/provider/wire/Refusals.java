package org.llmmodes.modes.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.provider.ProviderFault;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemType;

/** What an HTTP status other than 2xx means. Of the body only an error code is taken, and only if it looks like one: bodies may repeat keys. */
final class Refusals {

    private static final int MOST_READ = 16_384;
    private static final Pattern CODE = Pattern.compile("[A-Za-z_ -]{1,60}");
    private static final Pattern LIMIT = Pattern.compile("max_(completion_)?tokens");
    private static final String REFUSED =
            "The AI provider refused the question; a shorter one, or one in a new chat, may be accepted.";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private Refusals() {}

    static ProviderFault of(int status, HttpHeaders headers, InputStream body) {
        var said = read(body);
        var reason = status + code(said);
        var retryAfter = retryAfter(headers);
        if (status == 429 || status == 529 || (status == 503 && retryAfter != null)) {
            return new ProviderFault.Busy(retryAfter);
        }
        if ((status == 400 || status == 422) && LIMIT.matcher(said).find()) {
            return new ProviderFault.LimitRefused(reason, REFUSED);
        }
        return switch (status) {
            case 401, 403 ->
                new ProviderFault(
                        ProblemType.ENGINE_UNAVAILABLE,
                        reason,
                        "The AI provider does not accept this server's key; its administrator can correct AI_API_KEY.");
            case 404 ->
                new ProviderFault(
                        ProblemType.ENGINE_UNAVAILABLE,
                        reason,
                        "The AI provider does not know the model or the address it was asked at; the administrator can correct"
                                + " AI_MODEL or AI_BASE_URL.");
            case 408, 500, 502, 503, 504 -> new ProviderFault.Retryable(reason);
            default -> other(status, reason);
        };
    }

    private static ProviderFault other(int status, String reason) {
        if (status >= 500) {
            return new ProviderFault.Retryable(reason);
        }
        return new ProviderFault(ProblemType.ENGINE_FAILED, reason, REFUSED);
    }

    /** RFC 9110 §10.2.3, in its form as seconds; a date is taken as unknown. */
    private static @Nullable Duration retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .filter(value -> SECONDS.matcher(value).matches())
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(null);
    }

    private static String read(InputStream body) {
        try {
            return new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String code(String body) {
        try {
            var error = Json.reader().readTree(body).path("error");
            return code(error.path("code")) + code(error.path("type")) + code(error.path("status"));
        } catch (IOException e) {
            return "";
        }
    }

    private static String code(JsonNode value) {
        return value.isTextual() && CODE.matcher(value.textValue()).matches() ? " " + value.textValue() : "";
    }
}
