package org.llmmodes.modes.imageprocessing.ocr;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.Pixels;

/** The two networks at work: one finds lines, one reads them. */
final class Networks implements AutoCloseable {

    /** Most lines of an image. */
    static final int MAX_LINES = 300;

    /** Less sure readings are taken for things that are no text. */
    private static final double LEAST_CONFIDENCE = 0.5;

    /** Text of a few characters that stands upside down rarely gets this far. */
    private static final double WELL_READ = 0.93;

    /** From this ratio of height to width on a box may hold a line that runs up or down. */
    private static final double TALL = 1.5;

    private static final String MODELS = "models/";

    /** As many images are read at once at most. */
    private static final int THREADS = 2;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        var thread = new Thread(work, "text-reader");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Network> all = new ArrayList<>();
    private final Detector detector;
    private final Recognizer recognizer;

    Networks() throws OrtException, IOException {
        this.detector = new Detector(load("ch_PP-OCRv4_det_infer.onnx"));
        this.recognizer = new Recognizer(load("ch_PP-OCRv4_rec_infer.onnx"), MODELS + "ppocr_keys_v1.txt");
    }

    private Network load(String name) throws OrtException, IOException {
        var network = Network.load(MODELS + name, threads);
        all.add(network);
        return network;
    }

    ReadText read(Pixels image, Checkpoint checkpoint) throws OrtException, InterruptedException {
        if (!checkpoint.goOn()) {
            return new ReadText(List.of(), "", false);
        }
        var boxes = detector.boxes(image, MAX_LINES + 1);
        var order = ReadingOrder.of(boxes).stream().flatMap(List::stream).toList();
        var found = new ArrayList<Line>();
        for (var index : order.subList(0, Math.min(MAX_LINES, order.size()))) {
            if (!checkpoint.goOn()) {
                return Line.together(found, false);
            }
            var line = line(image, boxes.get(index));
            if (line != null) {
                found.add(line);
            }
        }
        return Line.together(found, boxes.size() <= MAX_LINES);
    }

    /** A line upside down is read badly: what is not read well is read the other way round too, and a tall box along its height. */
    private @Nullable Line line(Pixels image, TiltedBox box) throws OrtException {
        var ways = box.height() < TALL * box.width()
                ? List.of(box, box.upsideDown())
                : List.of(box.turned(), box.turned().upsideDown(), box);
        @Nullable Line best = null;
        for (var way : ways) {
            var line = new Line(way, recognizer.read(image, way));
            if (best == null || line.reading().worth() > best.reading().worth()) {
                best = line;
            }
            if (line.reading().confidence() > WELL_READ) {
                break;
            }
        }
        return best == null || best.reading().confidence() < LEAST_CONFIDENCE ? null : best;
    }

    @Override
    public void close() throws OrtException {
        for (var network : all) {
            network.close();
        }
        threads.shutdown();
    }
}
