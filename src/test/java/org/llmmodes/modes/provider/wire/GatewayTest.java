package org.llmmodes.modes.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.platform.config.Settings;

class GatewayTest {

    private static Gateway of(String provider, @Nullable String baseUrl) {
        var ai = new Settings.Ai(provider, baseUrl, "k", "m", "m", Duration.ofSeconds(20), 4, 4, 8000, null);
        return Gateway.of(ai, "gpt 4/o");
    }

    @ParameterizedTest
    @CsvSource({
        "openai,    ,                                        https://api.openai.com/v1",
        "openai,    https://api.openai.com,                  https://api.openai.com/v1",
        "openai,    http://10.0.0.7:8000/v1/,                http://10.0.0.7:8000/v1",
        "openai,    http://[::1]:8000,                       http://[::1]:8000/v1",
        "openai,    https://x.openai.azure.com/openai/v1,    https://x.openai.azure.com/openai/v1",
        "anthropic, ,                                        https://api.anthropic.com/v1",
        "google,    ,                                        https://generativelanguage.googleapis.com/v1beta",
        "ollama,    ,                                        http://localhost:11434",
        "ollama,    http://gpu:1,                            http://gpu:1"
    })
    void anAddressWithoutAPathGetsTheUsualOne(String provider, @Nullable String given, String base) {
        assertThat(of(provider, given)).isEqualTo(new Gateway(base, null, false));
    }

    @Test
    void aVersionInTheQueryMakesItAnAzureStyleGateway() {
        var gateway = of("openai", "https://x.openai.azure.com/?api-version=2024-10-21");

        assertThat(gateway.base()).isEqualTo("https://x.openai.azure.com/openai/deployments/gpt+4%2Fo");
        assertThat(gateway.address(gateway.base() + "/chat/completions"))
                .hasToString(gateway.base() + "/chat/completions?api-version=2024-10-21");
        assertThat(gateway.headers(Map.of("Authorization", List.of("Bearer k"), "Accept", List.of("*/*"))))
                .isEqualTo(Map.of("api-key", List.of("k"), "Accept", List.of("*/*")));
        assertThat(of("openai", "https://apim.example.org/ai?api-version=1").base())
                .isEqualTo("https://apim.example.org/ai");
    }

    @Test
    void anotherQueryIsKeptAndChangesNothingElse() {
        var headers = Map.of("Authorization", List.of("Bearer k"));

        assertThat(of("openai", "https://gw.example.org/v1?tenant=a%20b").headers(headers))
                .isEqualTo(headers);
        assertThat(of("google", "https://gw.example.org?key=1").address("https://gw.example.org/v1beta/m?alt=sse"))
                .hasToString("https://gw.example.org/v1beta/m?alt=sse&key=1");
    }

    @ParameterizedTest
    @CsvSource({
        ",                                MAX_COMPLETION_TOKENS",
        "https://api.openai.com/v1,       MAX_COMPLETION_TOKENS",
        "https://eu.api.openai.com/v1,    MAX_COMPLETION_TOKENS",
        "https://api.openai.com.evil.org, MAX_TOKENS",
        "http://localhost:8000/v1,        MAX_TOKENS"
    })
    void openAiItselfIsToldTheLimitByItsNewName(@Nullable String given, TokenLimit limit) {
        assertThat(TokenLimit.of(of("openai", given))).isEqualTo(limit);
        assertThat(limit.other().other()).isEqualTo(limit);
    }
}
