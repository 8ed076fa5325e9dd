package org.llmmodes.platform.image;

/** Bytes that are not an image this service works with; the message tells a person what to do and repeats nothing of the content. */
public class UnacceptableImage extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnacceptableImage(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /**
     * What is wrong, for programs: {@code not_an_image}, {@code unsupported_format}, {@code truncated}, {@code damaged}, {@code dimensions},
     * {@code too_many_pixels}, {@code too_many_frames}, {@code too_complex}.
     */
    public String code() {
        return code;
    }

    /** The sentence for a person. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    static UnacceptableImage notAnImage() {
        return new UnacceptableImage("not_an_image", "This is not an image; send a PNG, JPEG, GIF or WebP file.");
    }

    static UnacceptableImage unsupported(String what) {
        return new UnacceptableImage(
                "unsupported_format", what + " is not supported; convert the image to PNG, JPEG, GIF or WebP first.");
    }

    static UnacceptableImage truncated() {
        return new UnacceptableImage("truncated", "The image file ends too early; send the complete file again.");
    }

    static UnacceptableImage damaged() {
        return new UnacceptableImage(
                "damaged", "The image file is damaged; open it in an image program, save it anew and send that.");
    }

    static UnacceptableImage dimensions() {
        return new UnacceptableImage(
                "dimensions",
                String.format(
                        java.util.Locale.ROOT,
                        "The image must be 1 to %,d pixels wide and high.",
                        ImageInspector.MAX_SIDE));
    }

    static UnacceptableImage tooManyPixels(long bound) {
        return new UnacceptableImage(
                "too_many_pixels",
                "The image has too many pixels; make it smaller than %d megapixels and send it again."
                        .formatted(bound / 1_000_000));
    }

    static UnacceptableImage tooManyFrames() {
        return new UnacceptableImage(
                "too_many_frames",
                String.format(
                        java.util.Locale.ROOT,
                        "The animation has more than %,d frames; send a shorter one.",
                        ImageInspector.MAX_FRAMES));
    }

    static UnacceptableImage tooComplex() {
        return new UnacceptableImage(
                "too_complex", "The image is stored in too many passes; save it anew as a plain image and send that.");
    }
}
