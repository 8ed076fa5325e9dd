package org.llmmodes.modes.similarquestions;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * Vectors of sentences with one byte a number, as they are kept in question-vectors.bin: the SHA-256 of the sentences, then for each its 384
 * numbers, scaled so that the largest is 127. Good to find what is near, not to say how near.
 */
final class RoughVectors {

    private static final String RESOURCE = "question-vectors.bin";
    private static final int LENGTH = 384;
    private static final int DIGEST = 32;
    private static final int MOST = 127;

    private final byte[] bytes;
    private final double[] lengths;

    private RoughVectors(byte[] bytes, int count) {
        this.bytes = bytes;
        lengths = new double[count];
        for (var i = 0; i < count; i++) {
            var sum = 0L;
            for (var j = 0; j < LENGTH; j++) {
                var number = bytes[at(i) + j];
                sum += number * number;
            }
            lengths[i] = Math.sqrt((double) sum);
        }
    }

    /** Those that were kept for the sentences. */
    static RoughVectors of(List<String> sentences) {
        try (var stream = RoughVectors.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new FileNotFoundException(RESOURCE);
            }
            var bytes = stream.readAllBytes();
            if (bytes.length != at(sentences.size())
                    || !Arrays.equals(digest(sentences), Arrays.copyOf(bytes, DIGEST))) {
                throw new IOException(RESOURCE + " was made for other sentences; make it anew");
            }
            return new RoughVectors(bytes, sentences.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is to be kept for sentences with these vectors. */
    static byte[] kept(List<String> sentences, List<float[]> vectors) {
        var bytes = Arrays.copyOf(digest(sentences), at(sentences.size()));
        for (var i = 0; i < vectors.size(); i++) {
            var vector = vectors.get(i);
            var largest = 0f;
            for (var number : vector) {
                largest = Math.max(largest, Math.abs(number));
            }
            for (var j = 0; j < LENGTH; j++) {
                bytes[at(i) + j] = (byte) Math.round(vector[j] / largest * MOST);
            }
        }
        return bytes;
    }

    double cosine(int index, float[] vector) {
        var sum = 0.0;
        var from = at(index);
        for (var j = 0; j < LENGTH; j++) {
            sum += bytes[from + j] * vector[j];
        }
        return sum / lengths[index];
    }

    private static int at(int index) {
        return DIGEST + index * LENGTH;
    }

    private static byte[] digest(List<String> sentences) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", sentences).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
