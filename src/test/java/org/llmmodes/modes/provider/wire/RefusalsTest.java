package org.llmmodes.modes.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.provider.ProviderFault;

class RefusalsTest {

    private static ProviderFault of(int status, String body, String... headers) {
        var map = headers.length == 0 ? Map.<String, List<String>>of() : Map.of(headers[0], List.of(headers[1]));
        return Refusals.of(
                status,
                HttpHeaders.of(map, (name, value) -> true),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void onlyWhatLooksLikeACodeIsTakenFromTheBody() {
        assertThat(of(400, "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"sk-123\"}}"))
                .hasMessage("400 context_length_exceeded");
        assertThat(of(401, "{\"error\":{\"code\":\"sk-ab12\",\"type\":\"invalid_key\"}}"))
                .hasMessage("401 invalid_key");
        assertThat(of(400, "<html>")).hasMessage("400");
    }

    @Test
    void whatMayPassIsToldApart() {
        assertThat(of(429, "", "Retry-After", "7"))
                .isInstanceOf(ProviderFault.Busy.class)
                .hasMessageContaining("7 s");
        assertThat(of(503, "", "Retry-After", "7")).isInstanceOf(ProviderFault.Busy.class);
        assertThat(of(429, "", "Retry-After", "soon")).isInstanceOf(ProviderFault.Busy.class);
        assertThat(of(503, "")).isInstanceOf(ProviderFault.Retryable.class);
        assertThat(of(500, "")).isInstanceOf(ProviderFault.Retryable.class);
        assertThat(of(400, "")).isNotInstanceOf(ProviderFault.Sick.class);
        assertThat(of(302, "")).isNotInstanceOf(ProviderFault.Sick.class);
    }

    @Test
    void aRefusedLimitIsToldApart() {
        assertThat(
                        of(
                                400,
                                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'\",\"code\":\"unsupported_parameter\"}}"))
                .isInstanceOf(ProviderFault.LimitRefused.class)
                .hasMessage("400 unsupported_parameter");
        assertThat(of(422, "[{\"loc\":[\"body\",\"max_completion_tokens\"]}]"))
                .isInstanceOf(ProviderFault.LimitRefused.class);
        assertThat(of(500, "max_tokens")).isInstanceOf(ProviderFault.Retryable.class);
    }
}
