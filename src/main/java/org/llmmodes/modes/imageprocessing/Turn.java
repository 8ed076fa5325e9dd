package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/** Rotates by quarter turns or mirrors. */
enum Turn implements Step.Edit {
    CLOCKWISE("rotate it 90° clockwise", 6, 90),
    HALF("rotate it by 180°", 3, 180),
    COUNTERCLOCKWISE("rotate it 90° counterclockwise", 8, 270),
    HORIZONTAL("mirror it left to right", 2, 0),
    VERTICAL("flip it upside down (mirrored)", 4, 0);

    private final String phrase;
    private final int orientation;
    private final int degrees;

    Turn(String phrase, int orientation, int degrees) {
        this.phrase = phrase;
        this.orientation = orientation;
        this.degrees = degrees;
    }

    @Override
    public String op() {
        return degrees == 0 ? "flip" : "rotate";
    }

    @Override
    public String phrase() {
        return phrase;
    }

    @Override
    public ObjectNode json(Size before) {
        var json = Json.object().put("op", op());
        return degrees == 0
                ? json.put("axis", this == HORIZONTAL ? "horizontal" : "vertical")
                : json.put("degrees", degrees);
    }

    @Override
    public Size after(Size before) {
        return degrees % 180 == 0 ? before : before.turned();
    }

    /** The turns are those that EXIF orientations ask for. */
    @Override
    public Pixels apply(Pixels image) {
        return image.upright(orientation);
    }
}
