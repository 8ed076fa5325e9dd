package org.llmmodes.modes.imageprocessing.ocr;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.llmmodes.platform.image.Pixels;

/** Finds where text stands. */
final class Detector {

    /** Small images are shown to the network up to twice as large, so that their longer side has this many pixels. */
    private static final int USUAL_SIDE = 960;

    /** Most pixels of the longer side that the network looks at: time and memory grow with the square. */
    private static final int MOST_SIDE = 1_600;

    /** The network halves its input five times. */
    private static final int UNIT = 32;

    /** From about 12° on. */
    private static final double CLEAR_TILT = 0.2;

    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final Network network;

    Detector(Network network) {
        this.network = network;
    }

    /** Boxes in the image, in no useful order; writing that is clearly tilted is looked at once more with the image turned. */
    List<TiltedBox> boxes(Pixels image, int most) throws OrtException {
        var found = boxes(image, 1, 0, most);
        var tilt = tilt(found);
        return Math.abs(tilt) < CLEAR_TILT ? found : boxes(image, Math.cos(tilt), Math.sin(tilt), most);
    }

    private List<TiltedBox> boxes(Pixels image, double dx, double dy, int most) throws OrtException {
        var whole = new TiltedBox(image.width() / 2.0, image.height() / 2.0, 1, 0, image.width(), image.height())
                .seenAlong(dx, dy);
        var factor = factor(Math.max(whole.width(), whole.height()));
        var width = side(whole.width() * factor);
        var height = side(whole.height() * factor);
        var planes = new Planes(image, MEAN, DEVIATION).cut(whole, width, height, width);
        var map = new float[width * height];
        network.run(planes, width, height).values().get(map);
        return Regions.of(map, width, height, most).stream()
                .map(box -> box.scaled(whole.width() / width, whole.height() / height))
                .map(whole::outside)
                .toList();
    }

    /** The angle of most of the writing, -π/2..π/2, from the longer sides of the boxes; 0 when there are none. */
    private static double tilt(List<TiltedBox> boxes) {
        var x = 0.0;
        var y = 0.0;
        for (var box : boxes) {
            var weight = box.width() * box.width() - box.height() * box.height();
            var angle = 2 * Math.atan2(box.dy(), box.dx());
            x += weight * Math.cos(angle);
            y += weight * Math.sin(angle);
        }
        return x == 0 && y == 0 ? 0 : Math.atan2(y, x) / 2;
    }

    private static double factor(double longer) {
        return longer > MOST_SIDE ? MOST_SIDE / longer : Math.max(1, Math.min(2, USUAL_SIDE / longer));
    }

    private static int side(double pixels) {
        return (int) Math.max(1, Math.round(pixels / UNIT)) * UNIT;
    }
}
