package org.llmmodes.modes.imageprocessing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.modes.Reply;
import org.llmmodes.modes.ReplyRequest;
import org.llmmodes.modes.imageprocessing.ocr.TextReader;
import org.llmmodes.platform.image.ImageInspector;
import org.llmmodes.platform.image.UnacceptableImage;
import org.llmmodes.platform.json.Json;

/** Asks the engine as the chat would. */
final class Requests {

    private static final TextReader READER = new TextReader();

    private Requests() {}

    @SuppressWarnings("ArrayRecordComponent")
    record Picture(long id, String name, String type, int width, int height, byte[] bytes)
            implements ReplyRequest.Image {

        static Picture of(String name, byte[] bytes) {
            try {
                var image = ImageInspector.inspect(bytes);
                return new Picture(1, name, image.mediaType(), image.width(), image.height(), bytes);
            } catch (UnacceptableImage e) {
                return new Picture(1, name, "image/png", 1, 1, bytes);
            }
        }
    }

    static ObjectNode settings() {
        return new ImageProcessing(Clock.systemUTC()).defaultSettings();
    }

    static Reply ask(String text, String name, byte[] image) throws Exception {
        return ask(text, Json.object(), settings(), List.of(Picture.of(name, image)));
    }

    static Reply operations(String json, byte[] image) throws Exception {
        return ask(
                "go",
                Json.parseObject("{\"operations\":" + json + "}"),
                settings(),
                List.of(Picture.of("photo.png", image)));
    }

    static Reply ask(String text, ObjectNode metadata, ObjectNode settings, List<ReplyRequest.Image> images)
            throws Exception {
        var pieces = new ArrayList<String>();
        var engine = new ImagingEngine(new Workbench(Clock.systemUTC()), READER);
        var reply = engine.answer(new ReplyRequest(1, text, metadata, settings, List.of(), images), pieces::add);
        if (!String.join("", pieces).equals(reply.content())) {
            throw new AssertionError("the pieces do not add up to the content");
        }
        return reply;
    }
}
