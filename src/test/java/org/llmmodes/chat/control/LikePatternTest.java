package org.llmmodes.chat.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikePatternTest {

    @Test
    void wildcardsAreTakenLiterally() {
        assertThat(LikePattern.containing("50%_!").text()).isEqualTo("%50!%!_!!%");
    }
}
