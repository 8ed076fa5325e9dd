package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.llmmodes.platform.json.Json;

class SettingsMergeTest {

    @Test
    void knownSettingsAreTakenUnknownAndNullOnesAreNot() {
        var merged = SettingsService.merge(
                Json.parseObject("{\"a\":1,\"b\":2}"), Json.parseObject("{\"a\":3,\"b\":null,\"c\":4}"));
        assertThat(merged).isEqualTo(Json.parseObject("{\"a\":3,\"b\":2}"));
    }
}
