package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.llmmodes.platform.image.ImageDecoder;
import org.llmmodes.platform.problem.FieldError;

/** Reads {@code message_metadata.operations}, a list of 1..{@value #MAX_STEPS} objects with {@code op} and its parameters, strictly. */
final class StepReader {

    static final int MAX_STEPS = 20;

    static final List<String> OPS = List.of(
            "analyze",
            "extract_text",
            "enhance",
            "grey",
            "sepia",
            "invert",
            "blur",
            "sharpen",
            "brightness",
            "contrast",
            "saturation",
            "resize",
            "crop",
            "rotate",
            "flip",
            "convert",
            "optimize",
            "strip_metadata");

    /** Other names that people and programs use. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("analyse", "analyze"),
            Map.entry("ocr", "extract_text"),
            Map.entry("read_text", "extract_text"),
            Map.entry("auto_enhance", "enhance"),
            Map.entry("gray", "grey"),
            Map.entry("grayscale", "grey"),
            Map.entry("greyscale", "grey"),
            Map.entry("black_and_white", "grey"),
            Map.entry("compress", "optimize"));

    private StepReader() {}

    /**
     * What was read.
     *
     * @param steps  what to do; only to be used when there are no errors
     * @param errors what is wrong, with fields relative to the metadata
     */
    record Result(List<Step> steps, List<FieldError> errors) {}

    static Result read(JsonNode operations) {
        var steps = new ArrayList<Step>();
        var errors = new ArrayList<FieldError>();
        if (!operations.isArray()) {
            errors.add(new FieldError("operations", "Must be a list of operations.", "wrong_type"));
        } else if (operations.isEmpty() || operations.size() > MAX_STEPS) {
            errors.add(
                    new FieldError("operations", "Must hold 1 to %d operations.".formatted(MAX_STEPS), "out_of_range"));
        } else {
            for (var i = 0; i < operations.size(); i++) {
                var field = "operations[" + i + "]";
                if (operations.path(i).isObject()) {
                    var operation = canonical(operations.path(i));
                    var params = new Params(operation, field, errors);
                    var step = step(params.choice("op", true, OPS), params);
                    if (OPS.contains(operation.path("op").asText())) {
                        params.finish();
                    }
                    if (step != null) {
                        steps.add(step);
                    }
                } else {
                    errors.add(new FieldError(field, "Must be an object with op and its parameters.", "wrong_type"));
                }
            }
        }
        return new Result(steps, errors);
    }

    /** With the name under {@code op}, also if it came as {@code operation} or by another name. */
    private static JsonNode canonical(JsonNode operation) {
        ObjectNode copy = operation.deepCopy();
        if (!copy.has("op") && copy.has("operation")) {
            copy.set("op", copy.remove("operation"));
        }
        var known = ALIASES.get(copy.path("op").asText());
        return known == null ? copy : copy.put("op", known);
    }

    private static @Nullable Step step(String op, Params params) {
        return switch (op) {
            case "enhance" -> Tone.of(Tone.Kind.ENHANCE);
            case "grey" -> Tone.of(Tone.Kind.GREY);
            case "sepia" -> Tone.of(Tone.Kind.SEPIA);
            case "invert" -> Tone.of(Tone.Kind.INVERT);
            case "blur" -> new Focus(false, params.integerOr("radius", 1, 50, 5));
            case "sharpen" -> new Focus(true, params.integerOr("amount", 1, 100, 50));
            case "brightness" -> new Tone(Tone.Kind.BRIGHTNESS, params.required("percent", -100, 100));
            case "contrast" -> new Tone(Tone.Kind.CONTRAST, params.required("percent", -100, 100));
            case "saturation" -> new Tone(Tone.Kind.SATURATION, params.required("percent", -100, 100));
            case "resize" -> resize(params);
            case "crop" -> crop(params);
            case "rotate" -> rotate(params);
            case "flip" ->
                params.choice("axis", true, List.of("horizontal", "vertical")).equals("vertical")
                        ? Turn.VERTICAL
                        : Turn.HORIZONTAL;
            case "convert" ->
                new Step.Convert(OutputFormat.named(params.choice("format", true, ImageProcessing.FORMATS))
                        .orElseThrow());
            case "optimize" -> new Step.Optimize(params.integer("max_bytes", 1_000, 10_000_000));
            case "extract_text" -> new Step.ExtractText();
            case "strip_metadata" -> new Step.Strip();
            default -> new Step.Analyze();
        };
    }

    private static @Nullable Step resize(Params params) {
        var width = params.integer("width", 1, Resize.MAX_SIDE);
        var height = params.integer("height", 1, Resize.MAX_SIDE);
        var percent = params.integer("percent", 1, 800);
        var fit = Resize.Fit.valueOf(params.choice("fit", false, List.of("inside", "cover", "stretch"))
                .toUpperCase(java.util.Locale.ROOT));
        var onlyShrink = params.flag("only_shrink");
        var sides = params.has("width") || params.has("height");
        if (sides == params.has("percent")) {
            params.error("", "Needs width, height or both, or else percent.", "required");
            return null;
        }
        if (fit == Resize.Fit.COVER && onlyShrink) {
            params.error("only_shrink", "Does not go with fit cover.", "conflict");
        }
        return new Resize(width, height, percent, fit, onlyShrink);
    }

    private static @Nullable Step crop(Params params) {
        var most = ImageDecoder.MAX_PIXELS;
        if (params.has("ratio")) {
            var ratio = params.choice(
                            "ratio", true, List.of("1:1", "4:3", "3:4", "3:2", "2:3", "16:9", "9:16", "5:4", "4:5"))
                    .split(":", 2);
            return Crop.ratio(Integer.parseInt(ratio[0]), Integer.parseInt(ratio[1]), anchor(params));
        }
        var width = params.required("width", 1, most);
        var height = params.required("height", 1, most);
        if (!params.has("x") && !params.has("y")) {
            return new Crop(width, height, anchor(params));
        }
        return Crop.at(params.required("x", 0, most), params.required("y", 0, most), width, height);
    }

    private static Crop.Anchor anchor(Params params) {
        var word = params.choice(
                "anchor",
                false,
                List.of(
                        "center",
                        "top",
                        "bottom",
                        "left",
                        "right",
                        "top_left",
                        "top_right",
                        "bottom_left",
                        "bottom_right"));
        return Crop.Anchor.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private static Step rotate(Params params) {
        var degrees = params.required("degrees", 90, 270);
        if (degrees % 90 != 0) {
            params.error("degrees", "Must be 90, 180 or 270, clockwise.", "unknown_value");
        }
        return quarter(degrees / 90);
    }

    /** @param quarters clockwise quarter turns, 1..3 */
    static Turn quarter(int quarters) {
        return quarters == 1 ? Turn.CLOCKWISE : quarters == 2 ? Turn.HALF : Turn.COUNTERCLOCKWISE;
    }
}
