package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FileNameTest {

    @Test
    void pathsOfBothWorldsAreCutOff() {
        assertThat(FileName.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileName.clean("C:\\Users\\me\\cat.png")).isEqualTo("cat.png");
    }

    @Test
    void whatCannotBeSeenIsDropped() {
        assertThat(FileName.clean("ca\u202Et\r\n\0.png")).isEqualTo("cat.png");
    }

    @Test
    void nothingLeftIsFile() {
        assertThat(FileName.clean("../..")).isEqualTo("file");
        assertThat(FileName.clean("")).isEqualTo("file");
        assertThat(FileName.clean("a/")).isEqualTo("file");
    }

    @Test
    void longNamesKeepTheirEnding() {
        var name = FileName.clean("é".repeat(400) + ".png");
        assertThat(name).hasSize(255).endsWith("é.png");
    }

    @Test
    @Timeout(2)
    void accentsThatTakeLongToSortAreCutOffBeforeTheyAreComposed() {
        assertThat(FileName.clean("\u0301\u0323".repeat(100_000) + ".png"))
                .hasSize(255)
                .endsWith(".png");
    }

    @Test
    void cuttingNeverLeavesHalfACharacter() {
        var name = FileName.clean("a" + "😀".repeat(200) + ".png");
        assertThat(name).hasSizeLessThanOrEqualTo(255).endsWith("😀.png");
    }

    @Test
    void theEndingFollowsTheContent() {
        assertThat(FileName.clean("photo.exe", "png")).isEqualTo("photo.exe.png");
        assertThat(FileName.clean("photo.JPG", "jpeg")).isEqualTo("photo.JPG");
        assertThat(FileName.clean("photo", "jpeg")).isEqualTo("photo.jpg");
        assertThat(FileName.clean("x".repeat(300), "webp")).hasSize(255).endsWith("x.webp");
    }
}
