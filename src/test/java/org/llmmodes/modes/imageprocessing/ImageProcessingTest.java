package org.llmmodes.modes.imageprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.platform.json.Json;

class ImageProcessingTest {

    private final ImageProcessing mode = new ImageProcessing(Clock.systemUTC());

    @Test
    void defaultsAreThoseOfTheContractAndPassTheirOwnCheck() {
        assertThat(mode.name()).isEqualTo("image_processing");
        assertThat(Json.text(mode.defaultSettings()))
                .isEqualTo(
                        "{\"max_file_size\":\"10MB\",\"supported_formats\":[\"jpg\",\"jpeg\",\"png\",\"gif\",\"webp\"],\"auto_enhance\":false}");
        assertThat(mode.check(mode.defaultSettings())).isEmpty();
        assertThat(mode.check(Json.object())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"max_file_size\":10}|max_file_size|wrong_type",
                "{\"max_file_size\":null}|max_file_size|wrong_type",
                "{\"max_file_size\":\"10 bananas\"}|max_file_size|malformed",
                "{\"max_file_size\":\"-1MB\"}|max_file_size|malformed",
                "{\"max_file_size\":\"11MB\"}|max_file_size|out_of_range",
                "{\"max_file_size\":\"0KB\"}|max_file_size|out_of_range",
                "{\"supported_formats\":\"png\"}|supported_formats|wrong_type",
                "{\"supported_formats\":[]}|supported_formats|out_of_range",
                "{\"supported_formats\":[\"png\",\"tiff\"]}|supported_formats[1]|unknown_value",
                "{\"supported_formats\":[\"png\",5]}|supported_formats[1]|wrong_type",
                "{\"supported_formats\":[\"png\",\"png\"]}|supported_formats[1]|duplicate",
                "{\"auto_enhance\":\"true\"}|auto_enhance|wrong_type",
            })
    void checksStrictly(String settings, String field, String code) {
        assertThat(mode.check(Json.parseObject(settings))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void takesEverySizeWithinBounds() {
        for (var size : new String[] {"1KB", "1.5mb", "10 MB", "512kb"}) {
            assertThat(mode.check(Json.object().put("max_file_size", size))).isEmpty();
        }
    }
}
