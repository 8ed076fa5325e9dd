package org.llmmodes.chat.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.llmmodes.modes.Modes;
import org.llmmodes.platform.image.ImageInspector;
import org.llmmodes.platform.image.UnacceptableImage;
import org.llmmodes.platform.problem.FieldError;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** Decides which files may come with a message: images by their content, within the limits of the user's settings for the mode. */
@ApplicationScoped
public class Attachments {

    /** How many files a message has at most. */
    static final int MAX_FILES = 10;

    @Inject
    private SendingService sending;

    @Inject
    private SettingsService settings;

    @Inject
    private Modes modes;

    /** @throws ProblemException 413 for a file that is too large, 422 for any other that is not acceptable */
    public List<Attachment> accept(long userId, long chatId, List<Upload> uploads) {
        if (uploads.isEmpty()) {
            return List.of();
        }
        if (uploads.size() > MAX_FILES) {
            throw ProblemException.invalid(
                    "message_metadata.files", "Must be at most " + MAX_FILES + " files.", "too_many");
        }
        var rules = rulesFor(userId, sending.modeOf(userId, chatId));
        var accepted = new ArrayList<Attachment>();
        for (var upload : uploads) {
            accepted.add(accept(upload, rules));
        }
        return accepted;
    }

    private AttachmentRules rulesFor(long userId, String modeName) {
        return modes.find(modeName)
                .map(mode -> AttachmentRules.of(settings.inForce(userId, mode).settings()))
                .orElse(AttachmentRules.WIDEST);
    }

    private static Attachment accept(Upload upload, AttachmentRules rules) {
        var field = upload.field() + ".data";
        if (upload.data().size() > rules.maxBytes() + 2) {
            throw tooLarge(field, rules);
        }
        var bytes = upload.data().bytes(field);
        if (bytes.length > rules.maxBytes()) {
            throw tooLarge(field, rules);
        }
        try {
            var image = ImageInspector.inspect(bytes);
            if (!rules.formats().contains(image.format())) {
                throw ProblemException.invalid(
                        field,
                        "Must be one of the formats that the settings support: " + String.join(", ", rules.formats())
                                + ".",
                        "unsupported_format");
            }
            return new Attachment(FileName.clean(upload.name(), image.format()), bytes, image);
        } catch (UnacceptableImage e) {
            throw ProblemException.invalid(field, String.valueOf(e.getMessage()), e.code());
        }
    }

    private static ProblemException tooLarge(String field, AttachmentRules rules) {
        var message = "Must have at most " + rules.maxBytes() + " bytes.";
        return new ProblemException(
                ProblemType.TOO_LARGE, field + ": " + message, List.of(new FieldError(field, message, "too_large")));
    }
}
