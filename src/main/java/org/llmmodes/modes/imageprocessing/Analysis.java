package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.llmmodes.platform.image.ExifFacts;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.image.InspectedImage;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/**
 * What can be measured in an image. Light is measured as luma, 0..255.
 *
 * @param header      format and stored size
 * @param bytes       bytes of the file
 * @param frames      more than 1 for animations
 * @param transparent whether any pixel lets the background through
 * @param size        the size as it is seen, after the EXIF orientation
 * @param exif        what the camera wrote, without the place
 * @param light       the measures of light
 * @param colours     the most frequent colours
 */
record Analysis(
        InspectedImage header,
        long bytes,
        int frames,
        boolean transparent,
        Size size,
        ExifFacts exif,
        Light light,
        List<DominantColours.Colour> colours) {

    /** Large images are measured on a version with at most this many pixels on the longer side. */
    private static final int MEASURED_SIDE = 1_024;

    static Analysis of(InspectedImage header, long bytes, int frames, ExifFacts exif, Pixels decoded) throws Refused {
        var turned = exif.orientation() > 4;
        var size =
                turned ? new Size(header.width(), header.height()).turned() : new Size(header.width(), header.height());
        var transparent = decoded.transparent() && hasHoles(decoded.argb());
        var small = Resize.box(MEASURED_SIDE, MEASURED_SIDE, Resize.Fit.INSIDE, true)
                .apply(new Pixels(
                        decoded.width(), decoded.height(), decoded.argb().clone(), decoded.transparent()));
        var flat = Alpha.flattened(small);
        return new Analysis(
                header, bytes, frames, transparent, size, exif, Light.of(flat), DominantColours.of(flat.argb()));
    }

    private static boolean hasHoles(int[] argb) {
        for (var p : argb) {
            if (p >>> 24 != 255) {
                return true;
            }
        }
        return false;
    }

    /** For {@code message_metadata.analysis}. */
    ObjectNode json() {
        var json = Json.object();
        json.put("format", header.format())
                .put("media_type", header.mediaType())
                .put("width", size.width())
                .put("height", size.height())
                .put("megapixels", rounded((double) size.width() * size.height() / 1_000_000, 2))
                .put("file_size", bytes)
                .put("frames", frames)
                .put("transparent", transparent);
        var camera = json.putObject("exif");
        exif.tags().forEach(camera::put);
        camera.put("orientation", exif.orientation()).put("has_location", exif.hasLocation());
        json.putObject("brightness").put("mean", rounded(light.mean(), 1)).put("verdict", light.brightness());
        json.putObject("exposure")
                .put("shadows_clipped", rounded(light.black(), 3))
                .put("highlights_clipped", rounded(light.white(), 3))
                .put("verdict", light.exposure());
        json.putObject("contrast")
                .put("deviation", rounded(light.deviation(), 1))
                .put("verdict", light.contrast());
        json.putObject("sharpness")
                .put("edge_variance", rounded(light.edges(), 1))
                .put("verdict", light.sharpness());
        var list = json.putArray("dominant_colours");
        for (var colour : colours) {
            list.addObject()
                    .put("hex", colour.hex())
                    .put("name", colour.name())
                    .put("share", rounded(colour.share(), 3));
        }
        return json;
    }

    /** For people, several lines. */
    String text() {
        var text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s image, %s (%.2f megapixels), %s",
                header.format().toUpperCase(Locale.ROOT),
                size,
                (double) size.width() * size.height() / 1_000_000,
                FileSize.shown(bytes)));
        text.append(frames > 1 ? ", animated with " + frames + " frames (I looked at the first)" : "")
                .append(transparent ? ", with transparency.\n" : ".\n");
        text.append(String.format(
                Locale.ROOT,
                "- Light: %s (mean %.0f of 255), %s.\n",
                light.brightness(),
                light.mean(),
                light.exposure()));
        text.append("- Contrast: %s. Sharpness: %s.\n".formatted(light.contrast(), light.sharpness()));
        text.append("- Colours:");
        for (var colour : colours) {
            text.append(
                    String.format(Locale.ROOT, " %s %s (%.0f %%),", colour.name(), colour.hex(), colour.share() * 100));
        }
        text.setCharAt(text.length() - 1, '.');
        text.append("\n- Camera data: ");
        if (exif.tags().isEmpty()) {
            text.append("none");
        } else {
            exif.tags().forEach((name, value) -> text.append(name.replace('_', ' '))
                    .append(' ')
                    .append(value)
                    .append(", "));
            text.setLength(text.length() - 2);
        }
        text.append(exif.hasLocation() ? ". The file says where it was taken; my results leave that out." : ".");
        return text.toString();
    }

    private static double rounded(double value, int digits) {
        var factor = Math.pow(10, digits);
        return Math.round(value * factor) / factor;
    }
}
