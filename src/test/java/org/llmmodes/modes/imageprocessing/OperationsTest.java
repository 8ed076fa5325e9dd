package org.llmmodes.modes.imageprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.llmmodes.modes.imageprocessing.Requests.operations;
import static org.llmmodes.platform.image.SampleImages.encoded;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

    private static final byte[] PHOTO = encoded("png", 400, 300);

    @Test
    void listsOfOperationsAreFollowed() throws Exception {
        var reply = operations(
                "[{\"op\":\"crop\",\"x\":10,\"y\":20,\"width\":100,\"height\":50},{\"op\":\"rotate\",\"degrees\":90},"
                        + "{\"op\":\"resize\",\"percent\":200}]",
                PHOTO);
        assertThat(List.of(reply.files().get(0).width(), reply.files().get(0).height()))
                .containsExactly(100, 200);
        assertThat(reply.metadata().path("operations").path(2).path("width").asInt())
                .isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[1]",
                "[{}]",
                "[{\"op\":\"explode\"}]",
                "[{\"op\":\"grey\",\"percent\":5}]",
                "[{\"op\":\"brightness\"}]",
                "[{\"op\":\"brightness\",\"percent\":\"5\"}]",
                "[{\"op\":\"blur\",\"radius\":51}]",
                "[{\"op\":\"resize\"}]",
                "[{\"op\":\"resize\",\"width\":8001}]",
                "[{\"op\":\"resize\",\"width\":5,\"percent\":5}]",
                "[{\"op\":\"rotate\",\"degrees\":100}]",
                "[{\"op\":\"crop\",\"x\":1,\"width\":1,\"height\":1}]",
                "[{\"op\":\"convert\",\"format\":\"tiff\"}]",
                "[{\"op\":\"optimize\",\"max_bytes\":99999999999999}]"
            })
    void wrongListsAreExplainedAndNothingIsDone(String json) throws Exception {
        var reply = operations(json, PHOTO);
        assertThat(reply.files()).isEmpty();
        assertThat(reply.metadata().path("errors").size()).isEqualTo(1);
        assertThat(reply.content()).startsWith("I did nothing");
    }

    @Test
    void moreThanTwentyOperationsAreTooMany() throws Exception {
        var json = "[" + "{\"op\":\"sepia\"},".repeat(20) + "{\"op\":\"sepia\"}]";
        assertThat(operations(json, PHOTO)
                        .metadata()
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("out_of_range");
    }
}
