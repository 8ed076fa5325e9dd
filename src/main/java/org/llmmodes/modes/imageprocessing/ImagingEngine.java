package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.llmmodes.modes.EngineException;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyEngine;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.ReplySink;
import org.llmmodes.modes.imageprocessing.ocr.TextReader;
import org.llmmodes.platform.image.FileSize;
import org.llmmodes.platform.json.Json;
import org.llmmodes.platform.problem.FieldError;

/**
 * Answers with a changed image or with what it measured, on this machine and without a model. A wish comes as words or as
 * {@code operations} in the metadata; unclear wishes get the menu and change nothing.
 */
final class ImagingEngine implements ReplyEngine {

    private final Workbench workbench;
    private final TextReader textReader;

    ImagingEngine(Workbench workbench, TextReader textReader) {
        this.workbench = workbench;
        this.textReader = textReader;
    }

    @Override
    public String name() {
        return "embedded/imaging";
    }

    @Override
    public Reply answer(ReplyRequest request, ReplySink sink) throws EngineException, InterruptedException {
        var answer = new Answer(sink);
        try {
            answer(request, answer);
        } catch (Refused e) {
            answer.say(e.sentence());
        }
        return answer.done();
    }

    private void answer(ReplyRequest request, Answer answer) throws EngineException, Refused, InterruptedException {
        var image = request.latestImage();
        if (image == null) {
            answer.say(
                    "Please send an image (PNG, JPEG, GIF or WebP) and say what to do with it, for example “make it black and "
                            + "white, 800 px wide, save as webp”.");
            return;
        }
        var explicit = request.metadata().path("operations");
        List<Step> steps;
        if (explicit.isMissingNode() || explicit.isNull()) {
            var wish = PlainWords.read(request.text());
            wish.notes().forEach(answer::say);
            steps = wish.steps();
        } else {
            var result = StepReader.read(explicit);
            if (!result.errors().isEmpty()) {
                complain(result.errors(), answer);
                return;
            }
            steps = result.steps();
        }
        if (steps.isEmpty()) {
            answer.say(Menu.TEXT);
            return;
        }
        checkSettings(image, request.settings());
        var plan = new Plan(List.copyOf(steps));
        if (request.settings().path("auto_enhance").asBoolean(false)) {
            plan = plan.enhanced();
        }
        checkFormat(plan, request.settings());
        Job.of(image, plan, allowed(OutputFormat.JPEG, request.settings()))
                .run(workbench.of(request.userId()), textReader, answer);
    }

    private static void complain(List<FieldError> errors, Answer answer) {
        answer.say("I did nothing, because the list of operations is not right:\n"
                + errors.stream()
                        .limit(10)
                        .map(error -> "- " + error.field() + ": " + error.message())
                        .collect(Collectors.joining("\n")));
        answer.metadata().set("errors", Json.reader().valueToTree(errors));
    }

    static void checkSettings(ReplyRequest.Image image, ObjectNode settings) throws Refused {
        var format = OutputFormat.named(image.type().replace("image/", ""));
        if (format.isEmpty() || !allowed(format.get(), settings)) {
            throw new Refused("Your settings for this mode do not include the format of this image; add it to "
                    + "supported_formats or send another image.");
        }
        var most = FileSize.parse(settings.path("max_file_size").asText("10MB")).orElse(ImageProcessing.MAX_BYTES);
        if (image.bytes().length > most) {
            throw new Refused("This image has %s; your settings for this mode allow at most %s (max_file_size)."
                    .formatted(FileSize.shown(image.bytes().length), FileSize.shown(most)));
        }
    }

    private static void checkFormat(Plan plan, ObjectNode settings) throws Refused {
        var format = plan.format();
        if (format != null && !allowed(format, settings)) {
            throw new Refused(
                    "Your settings for this mode do not include %s; add it to supported_formats or choose another format."
                            .formatted(format.shown()));
        }
    }

    private static boolean allowed(OutputFormat format, ObjectNode settings) {
        var formats = settings.path("supported_formats");
        return !formats.isArray()
                || StreamSupport.stream(formats.spliterator(), false)
                        .anyMatch(name -> OutputFormat.named(name.asText()).equals(java.util.Optional.of(format)));
    }
}
