package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.llmmodes.modes.Mode;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.imageprocessing.ocr.TextReader;
import org.llmmodes.modes.provider.Provider;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

/**
 * The mode that looks at images and changes them. Settings: {@code max_file_size}, a number with KB or MB, 1KB..10MB;
 * {@code supported_formats}, which of jpg, jpeg, png, gif, webp are taken and made, at least one; {@code auto_enhance}, whether every
 * change begins with auto levels.
 */
@ApplicationScoped
public class ImageProcessing implements Mode {

    static final List<String> FORMATS = List.of("jpg", "jpeg", "png", "gif", "webp");
    static final long MIN_BYTES = 1_024;
    static final long MAX_BYTES = 10L * 1_048_576;

    static final String NAME = "image_processing";

    private final Workbench workbench;
    private final ImagingEngine engine;
    private final TextReader textReader = new TextReader();

    @Inject
    private Provider provider;

    @Inject
    public ImageProcessing(Clock clock) {
        this.workbench = new Workbench(clock);
        this.engine = new ImagingEngine(workbench, textReader);
    }

    /** For the container's proxy. */
    protected ImageProcessing() {
        this(Clock.systemUTC());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode defaultSettings() {
        var settings = Json.object().put("max_file_size", "10MB");
        var formats = settings.putArray("supported_formats");
        FORMATS.forEach(formats::add);
        return settings.put("auto_enhance", false);
    }

    @Override
    public List<FieldError> check(ObjectNode settings) {
        var errors = new ArrayList<FieldError>();
        if (settings.has("max_file_size")) {
            checkSize(settings.path("max_file_size"), errors);
        }
        if (settings.has("supported_formats")) {
            checkFormats(settings.path("supported_formats"), errors);
        }
        if (settings.has("auto_enhance") && !settings.path("auto_enhance").isBoolean()) {
            errors.add(new FieldError("auto_enhance", "Must be true or false.", "wrong_type"));
        }
        return errors;
    }

    @Override
    public ReplyEngine engine() {
        return provider.isConfigured() ? new ModelImaging(provider, engine, workbench) : engine;
    }

    @PreDestroy
    void close() {
        textReader.close();
    }

    private static void checkSize(JsonNode value, List<FieldError> errors) {
        if (!value.isTextual()) {
            errors.add(new FieldError("max_file_size", "Must be a text such as \"10MB\" or \"500KB\".", "wrong_type"));
            return;
        }
        var bytes = FileSize.parse(value.textValue());
        if (bytes.isEmpty()) {
            errors.add(new FieldError("max_file_size", "Must be a number followed by KB or MB.", "malformed"));
        } else if (bytes.getAsLong() < MIN_BYTES || bytes.getAsLong() > MAX_BYTES) {
            errors.add(new FieldError("max_file_size", "Must be between 1KB and 10MB.", "out_of_range"));
        }
    }

    private static void checkFormats(JsonNode value, List<FieldError> errors) {
        if (!value.isArray()) {
            errors.add(new FieldError("supported_formats", "Must be a list of formats.", "wrong_type"));
            return;
        }
        if (value.isEmpty() || value.size() > FORMATS.size()) {
            errors.add(new FieldError("supported_formats", "Must name one to five formats.", "out_of_range"));
            return;
        }
        var seen = new HashSet<String>();
        for (var i = 0; i < value.size(); i++) {
            var field = "supported_formats[" + i + "]";
            var format = value.path(i);
            if (!format.isTextual()) {
                errors.add(new FieldError(field, "Must be a text.", "wrong_type"));
            } else if (!FORMATS.contains(format.textValue())) {
                errors.add(
                        new FieldError(field, "Must be one of " + String.join(", ", FORMATS) + ".", "unknown_value"));
            } else if (!seen.add(format.textValue())) {
                errors.add(new FieldError(field, "Must not be named twice.", "duplicate"));
            }
        }
    }
}
