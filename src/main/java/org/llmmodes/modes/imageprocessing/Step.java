package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.image.Pixels;
import org.llmmodes.platform.json.Json;

/** One thing to do with an image. */
sealed interface Step {

    /** The name in {@code operations}. */
    String op();

    /** What will be done, as the end of "I will …". */
    String phrase();

    /** The operation with its final parameters, for an image that has this size when its turn comes. */
    default ObjectNode json(Size before) throws Refused {
        return Json.object().put("op", op());
    }

    /** A step that changes pixels. */
    non-sealed interface Edit extends Step {

        /** The size that comes out. */
        default Size after(Size before) throws Refused {
            return before;
        }

        /** Makes the change; may work in the memory of what it gets. */
        Pixels apply(Pixels image) throws Refused;
    }

    /** Looks and tells. */
    record Analyze() implements Step {
        @Override
        public String op() {
            return "analyze";
        }

        @Override
        public String phrase() {
            return "analyze the image";
        }
    }

    /** Reads the text in the image. */
    record ExtractText() implements Step {
        @Override
        public String op() {
            return "extract_text";
        }

        @Override
        public String phrase() {
            return "read the text";
        }
    }

    /** Writes the result in another format. */
    record Convert(OutputFormat format) implements Step {
        @Override
        public String op() {
            return "convert";
        }

        @Override
        public String phrase() {
            return "save as " + format.shown();
        }

        @Override
        public ObjectNode json(Size before) {
            return Json.object().put("op", op()).put("format", format.shortName());
        }
    }

    /**
     * Makes the file small.
     *
     * @param maxBytes the most bytes, 1,000..10,000,000; null for a good compromise
     */
    record Optimize(@Nullable Integer maxBytes) implements Step {
        @Override
        public String op() {
            return "optimize";
        }

        @Override
        public String phrase() {
            return maxBytes == null ? "make the file smaller" : "bring the file to at most " + FileSize.shown(maxBytes);
        }

        @Override
        public ObjectNode json(Size before) {
            var json = Json.object().put("op", op());
            return maxBytes == null ? json : json.put("max_bytes", maxBytes);
        }
    }

    /** Leaves out EXIF, GPS and all other metadata, which every result does. */
    record Strip() implements Step {
        @Override
        public String op() {
            return "strip_metadata";
        }

        @Override
        public String phrase() {
            return "remove the metadata";
        }
    }
}
