package org.llmmodes.modes.imageprocessing.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;

/**
 * One network: an image of three channels in, numbers out. It keeps no memory between two runs; each run takes what it needs from the
 * system and gives it back. The C library keeps some of that for each thread that ever ran a network, 60 MB and more, so networks run on the
 * few threads of their owner. Who also makes sure that nobody closes it while it runs.
 */
final class Network implements AutoCloseable {

    private final ExecutorService threads;
    private final OrtSession session;
    private final String input;

    private Network(ExecutorService threads, OrtSession session) {
        this.threads = threads;
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    /**
     * What came out.
     *
     * @param shape  sizes of the dimensions, the first one 1
     * @param values all numbers, the last dimension running fastest
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Output(long[] shape, FloatBuffer values) {}

    static Network load(String resource, ExecutorService threads) throws OrtException, IOException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Math.min(2, Runtime.getRuntime().availableProcessors()));
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            return new Network(threads, OrtEnvironment.getEnvironment().createSession(bytes(resource), options));
        }
    }

    static byte[] bytes(String resource) throws IOException {
        try (var stream = Network.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FileNotFoundException(resource);
            }
            return stream.readAllBytes();
        }
    }

    /** Runs the network on one image given as planes of width x height numbers; an interrupt is kept until it is done. */
    Output run(FloatBuffer planes, int width, int height) throws OrtException {
        var running = threads.submit(() -> runHere(planes, width, height));
        var interrupted = false;
        try {
            while (true) {
                try {
                    return running.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OrtException broken) {
                throw broken;
            }
            throw new IllegalStateException("the network broke", e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Output runHere(FloatBuffer planes, int width, int height) throws OrtException {
        var shape = new long[] {1, 3, height, width};
        try (var tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), planes, shape);
                var result = session.run(Map.of(input, tensor))) {
            var out = (OnnxTensor) result.get(0);
            return new Output(out.getInfo().getShape(), out.getFloatBuffer());
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
