package org.llmmodes.modes.imageprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.llmmodes.modes.provider.Completion;

class ModelImagingTest {

    private static Completion asking(String tool, String arguments) {
        return new Completion("", List.of(new Completion.ToolCall(tool, arguments)), "m", null, null);
    }

    @Test
    void aPlanThatPassesTheChecksOfTheUserIsTaken() {
        var plan = ModelImaging.plan(asking(
                "edit_image",
                "{\"operations\": [{\"op\": \"resize\", \"width\": 100, \"height\": null}, {\"op\": \"grey\"}]}"));
        assertThat(plan).hasValueSatisfying(operations -> assertThat(operations.toString())
                .isEqualTo("[{\"op\":\"resize\",\"width\":100},{\"op\":\"grey\"}]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "delete_all | {\"operations\": [{\"op\": \"grey\"}]}",
                "edit_image | {\"operations\": [{\"op\": \"delete\"}]}",
                "edit_image | {\"operations\": [{\"op\": \"grey\", \"path\": \"/etc/passwd\"}]}",
                "edit_image | {\"operations\": [{\"op\": \"resize\", \"width\": 1000000}]}",
                "edit_image | {\"operations\": []}",
                "edit_image | {\"operations\": \"grey\"}",
                "edit_image | [[[",
                "edit_image | {}"
            })
    void anythingElseIsNoPlan(String tool, String arguments) {
        assertThat(ModelImaging.plan(asking(tool, arguments))).isEmpty();
    }
}
