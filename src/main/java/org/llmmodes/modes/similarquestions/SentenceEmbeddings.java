package org.llmmodes.modes.similarquestions;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.llmmodes.modes.EngineException;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.ProblemType;

/**
 * Turns English sentences into vectors of length 1 with all-MiniLM-L6-v2, so that the dot product of two is their raw cosine.
 *
 * <p>The model (23 MB) is loaded at the first call and shared by all threads until the application stops. Sentences go through one by one:
 * the quantized model scales by the whole input, so that a batch would make a vector depend on its neighbours.
 */
@ApplicationScoped
public class SentenceEmbeddings {

    /** What one sentence may be long, in word pieces; the model was trained on 128. */
    static final int MAX_TOKENS = 128;

    private static final int RECENT = 2_000;
    private static final Logger LOG = Logger.getLogger(SentenceEmbeddings.class.getName());
    private static final String WEIGHTS = "all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";

    /** Readers use the session, the writer opens or closes it: closing under a running call would take the process down. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private @Nullable OrtSession session;
    private @Nullable WordPiece wordPiece;
    private boolean closed;

    /** Of the sentences that were looked at last; 2 kB each. */
    private final Cache<String, float[]> recent =
            Caffeine.newBuilder().maximumSize(RECENT).build();

    /**
     * The vector of a sentence; not to be changed.
     *
     * @throws EngineException ENGINE_UNAVAILABLE when the model cannot be loaded, ENGINE_FAILED when it breaks
     */
    public float[] embed(String sentence) throws EngineException {
        var known = recent.getIfPresent(sentence);
        if (known == null) {
            known = compute(sentence);
            recent.put(sentence, known);
        }
        return known;
    }

    private float[] compute(String sentence) throws EngineException {
        open();
        lock.readLock().lock();
        try {
            if (session == null || wordPiece == null) {
                throw new EngineException(ProblemType.ENGINE_UNAVAILABLE, "The server is shutting down.");
            }
            return run(session, wordPiece.ids(sentence, MAX_TOKENS));
        } catch (OrtException e) {
            throw new EngineException(ProblemType.ENGINE_FAILED, "The language model could not read the message.", e);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Whether the model knows a word, in lower case, as a whole: it does know common English words, and rare ones and slips of the pen
     * mostly not.
     */
    public boolean knows(String word) throws EngineException {
        open();
        lock.readLock().lock();
        try {
            return wordPiece != null && wordPiece.knows(word);
        } finally {
            lock.readLock().unlock();
        }
    }

    private void open() throws EngineException {
        lock.readLock().lock();
        try {
            if (session != null || closed) {
                return;
            }
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            if (session == null && !closed) {
                wordPiece = new WordPiece(Json.reader().readTree(resource(TOKENIZER)));
                session = load(resource(WEIGHTS));
            }
        } catch (OrtException | IOException | LinkageError | RuntimeException e) {
            throw new EngineException(
                    ProblemType.ENGINE_UNAVAILABLE,
                    "The language model of this mode cannot be loaded on this server.",
                    e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static OrtSession load(byte[] weights) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return OrtEnvironment.getEnvironment().createSession(weights, options);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = SentenceEmbeddings.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new FileNotFoundException(name);
            }
            return stream.readAllBytes();
        }
    }

    private static float[] run(OrtSession session, long[] ids) throws OrtException {
        var environment = OrtEnvironment.getEnvironment();
        var shape = new long[] {1, ids.length};
        var ones = new long[ids.length];
        Arrays.fill(ones, 1);
        try (var tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                var result =
                        session.run(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types))) {
            return normalisedMean(((float[][][]) result.get(0).getValue())[0]);
        }
    }

    private static float[] normalisedMean(float[][] rows) {
        var mean = new float[rows[0].length];
        for (var row : rows) {
            for (var i = 0; i < mean.length; i++) {
                mean[i] += row[i];
            }
        }
        var length = Math.sqrt(cosine(mean, mean));
        for (var i = 0; i < mean.length; i++) {
            mean[i] = (float) (mean[i] / length);
        }
        return mean;
    }

    /** The cosine of two vectors of length 1, -1..1. */
    static double cosine(float[] a, float[] b) {
        var sum = 0.0;
        for (var i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @PreDestroy
    void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (session != null) {
                session.close();
                session = null;
            }
        } catch (OrtException e) {
            LOG.log(Level.WARNING, "The language model was not closed properly.", e);
        } finally {
            lock.writeLock().unlock();
        }
    }
}
