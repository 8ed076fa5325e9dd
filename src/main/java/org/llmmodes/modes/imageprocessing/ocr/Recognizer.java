package org.llmmodes.modes.imageprocessing.ocr;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.platform.image.Pixels;

/** Reads one line: its characters in writing order by connectionist temporal classification (CTC), always the likeliest. */
final class Recognizer {

    private static final int HEIGHT = 48;
    private static final int LEAST_WIDTH = 320;
    private static final int MOST_WIDTH = 3_200;
    /**
     * The network was trained on Chinese, where words stand without gaps, and is shy of spaces. From this probability on a space counts
     * between two characters of other scripts, even if nothing was likelier.
     */
    private static final double SPACE = 0.02;

    /** Where the scripts without gaps begin. */
    private static final char IDEOGRAPHS = '\u2e80';

    private static final double[] HALF = {0.5, 0.5, 0.5};

    private final Network network;
    private final List<String> alphabet;

    Recognizer(Network network, String dictionary) throws IOException {
        this.network = network;
        this.alphabet = new ArrayList<>(List.of(""));
        var keys = new String(Network.bytes(dictionary), StandardCharsets.UTF_8);
        alphabet.addAll(keys.lines().toList());
        alphabet.add(" ");
    }

    /**
     * What a strip says.
     *
     * @param text       may be empty
     * @param confidence mean probability of its characters, 0..1; 0 for an empty text
     */
    record Reading(String text, double confidence) {

        /** How much a reading says, unsure characters counting little: to choose among two readings of the same strip. */
        double worth() {
            return confidence * confidence * confidence * Math.sqrt(text.length());
        }
    }

    Reading read(Pixels image, TiltedBox box) throws OrtException {
        var wanted = Math.ceil(HEIGHT * box.width() / box.height());
        var width = (int) Math.max(1, Math.min(MOST_WIDTH, wanted));
        var wide = Math.max(LEAST_WIDTH, width);
        var out = network.run(new Planes(image, HALF, HALF).cut(box, width, HEIGHT, wide), wide, HEIGHT);
        var steps = (int) out.shape()[1];
        var classes = (int) out.shape()[2];
        if (classes != alphabet.size()) {
            throw new IllegalStateException("the dictionary does not fit the network");
        }
        return decoded(out.values(), steps, classes);
    }

    private Reading decoded(FloatBuffer values, int steps, int classes) {
        var row = new float[classes];
        var text = new StringBuilder();
        var sum = 0.0;
        var count = 0;
        var previous = 0;
        var space = 0f;
        for (var step = 0; step < steps; step++) {
            values.get(row);
            var best = likeliest(row);
            space = Math.max(space, row[classes - 1]);
            if (best != 0 && best != previous) {
                if (space > SPACE && spaced(text, alphabet.get(best))) {
                    text.append(' ');
                }
                text.append(alphabet.get(best));
                sum += row[best];
                count++;
                space = 0;
            }
            previous = best;
        }
        return new Reading(plain(text), count == 0 ? 0 : sum / count);
    }

    private static boolean spaced(StringBuilder before, String next) {
        return !before.isEmpty()
                && before.charAt(before.length() - 1) < IDEOGRAPHS
                && !next.isBlank()
                && next.charAt(0) < IDEOGRAPHS;
    }

    /** Without double spaces; beside other scripts, full-width signs become the usual ones. */
    private static String plain(StringBuilder text) {
        if (text.chars().noneMatch(Character::isIdeographic)) {
            for (var i = 0; i < text.length(); i++) {
                var c = text.charAt(i);
                if (c > 0xFF00 && c < 0xFF5F) {
                    text.setCharAt(i, (char) (c - 0xFEE0));
                }
            }
        }
        return text.toString().strip().replaceAll(" +", " ");
    }

    private static int likeliest(float[] row) {
        var best = 0;
        for (var i = 1; i < row.length; i++) {
            if (row[i] > row[best]) {
                best = i;
            }
        }
        return best;
    }
}
