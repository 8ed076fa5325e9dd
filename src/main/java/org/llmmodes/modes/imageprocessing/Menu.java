package org.llmmodes.modes.imageprocessing;

/** What this mode can do, told when it is not clear what is wanted. */
final class Menu {

    static final String TEXT = """
            Tell me in English what to do with the image, for example:
            - look: “analyze” (size, light, colours, sharpness, camera data, text), “extract text”
            - light and colour: “enhance”, “black and white”, “sepia”, “invert”, “brightness +20 %”, “more contrast”, “less saturation”
            - focus: “blur”, “sharpen”
            - size: “800 px wide”, “fit into 800x600”, “50 % size”, “thumbnail”
            - shape: “crop to 16:9”, “crop to 500x500”, “rotate left”, “flip vertically”
            - file: “save as webp” (jpg, png, gif, webp), “under 200 kB”, “remove the metadata”
            Several at once work too: “make it black and white, 800 px wide, save as webp”.""";

    private Menu() {}
}
