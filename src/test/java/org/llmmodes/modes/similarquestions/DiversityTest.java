package org.llmmodes.modes.similarquestions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmodes.modes.similarquestions.Candidate.Source;

class DiversityTest {

    private static final Candidate NEAREST = candidate("How can I bake bread?", 0.1);
    private static final Candidate ITS_TWIN = candidate("How should I bake bread?", 0.12);
    private static final Candidate FAR = candidate("What is the trick to baking bread?", -0.6);

    @Test
    void whatSaysTheSameInTheSameWordsYieldsToAnythingElse() {
        assertThat(Diversity.pick(List.of(ITS_TWIN, FAR, NEAREST), 2)).containsExactly(NEAREST, FAR);
    }

    @Test
    void itIsListedWhenNothingElseIsLeft() {
        assertThat(Diversity.pick(List.of(ITS_TWIN, FAR, NEAREST), 3)).containsExactly(NEAREST, ITS_TWIN, FAR);
    }

    /** At an angle to what was asked, in radians. */
    private static Candidate candidate(String text, double angle) {
        var vector = new float[] {(float) Math.cos(angle), (float) Math.sin(angle)};
        return new Candidate(text, Source.REPHRASED, vector, Math.cos(angle));
    }
}
