package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.json.Json;

/**
 * What will be done, in order.
 *
 * @param steps all steps, for people
 */
record Plan(List<Step> steps) {

    /** The plan with auto levels as its first change, if it changes anything and has none yet. */
    Plan enhanced() {
        var enhance = Tone.of(Tone.Kind.ENHANCE);
        if (!changes() || steps.contains(enhance)) {
            return this;
        }
        var more = new ArrayList<>(steps);
        more.add(looks(steps.get(0)) ? 1 : 0, enhance);
        return new Plan(List.copyOf(more));
    }

    boolean analyzes() {
        return steps.stream().anyMatch(Step.Analyze.class::isInstance);
    }

    boolean reads() {
        return steps.stream().anyMatch(Step.ExtractText.class::isInstance);
    }

    /** Whether there is anything but looking. */
    boolean changes() {
        return !steps.stream().allMatch(Plan::looks);
    }

    private static boolean looks(Step step) {
        return step instanceof Step.Analyze || step instanceof Step.ExtractText;
    }

    List<Step.Edit> edits() {
        return steps.stream()
                .filter(Step.Edit.class::isInstance)
                .map(Step.Edit.class::cast)
                .toList();
    }

    /** The format asked for; the last one when there are several, null when none. */
    @Nullable
    OutputFormat format() {
        return steps.stream()
                .filter(Step.Convert.class::isInstance)
                .map(step -> ((Step.Convert) step).format())
                .reduce(null, (a, b) -> b);
    }

    /** The file size asked for; the last one when there are several, null when none. */
    Step.@Nullable Optimize optimize() {
        return steps.stream()
                .filter(Step.Optimize.class::isInstance)
                .map(Step.Optimize.class::cast)
                .reduce(null, (a, b) -> b);
    }

    /** The operations with final parameters. */
    ArrayNode json(Size original) throws Refused {
        var list = Json.reader().createArrayNode();
        var size = original;
        for (var step : steps) {
            list.add(step.json(size));
            size = step instanceof Step.Edit edit ? edit.after(size) : size;
        }
        return list;
    }

    /** The size that comes out. */
    Size result(Size original) throws Refused {
        var size = original;
        for (var edit : edits()) {
            size = edit.after(size);
        }
        return size;
    }

    /** "1) …, 2) …", or just the one step. */
    String phrase() {
        if (steps.size() == 1) {
            return steps.get(0).phrase();
        }
        var text = new StringBuilder();
        for (var i = 0; i < steps.size(); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(i + 1)
                    .append(") ")
                    .append(steps.get(i).phrase());
        }
        return text.toString();
    }

    /**
     * How many pixels of a row may be skipped while decoding, given that a resize to something smaller comes first, or after changes that
     * look at each pixel by itself.
     *
     * @return 1 when all pixels are needed
     */
    int step(Size original) throws Refused {
        for (var edit : edits()) {
            if (edit instanceof Resize resize) {
                var after = resize.scaled(original);
                var ratio = Math.min(
                        (double) original.width() / after.width(), (double) original.height() / after.height());
                return Math.max(1, (int) ratio);
            } else if (!(edit instanceof Tone)) {
                return 1;
            }
        }
        return 1;
    }
}
