package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.llmmodes.platform.json.Json;

class AttachmentRulesTest {

    @Test
    void withoutSettingsTheWidestHold() {
        assertThat(AttachmentRules.WIDEST.maxBytes()).isEqualTo(10_485_760);
        assertThat(AttachmentRules.WIDEST.formats()).containsExactly("gif", "jpeg", "png", "webp");
    }

    @Test
    void nothingRaisesTheServersOwnLimit() {
        var settings = Json.parseObject("{\"max_file_size\":\"2048MB\",\"supported_formats\":[\"jpg\",\"PNG\"]}");
        var rules = AttachmentRules.of(settings);
        assertThat(rules.maxBytes()).isEqualTo(10_485_760);
        assertThat(rules.formats()).containsExactly("jpeg", "png");
    }

    @Test
    void aUserMayLowerTheLimit() {
        assertThat(AttachmentRules.of(Json.parseObject("{\"max_file_size\":\"512KB\"}"))
                        .maxBytes())
                .isEqualTo(524_288);
    }
}
