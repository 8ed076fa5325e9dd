package org.llmmodes.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.llmmodes.platform.crypto.Secrets;
import org.llmmodes.platform.json.Json;

/** Seals what a letter says while it waits: whoever reads the table finds no token in it. */
@ApplicationScoped
public class LetterSeal {

    private static final Logger LOG = Logger.getLogger(LetterSeal.class.getName());
    private static final String PURPOSE = "outbox";

    @Inject
    private Secrets secrets;

    /** What is sealed; kind and address stand beside it. */
    record Content(String name, String language, Map<String, String> values) {}

    String seal(Letter letter) {
        var content = new Content(letter.name(), letter.language(), letter.values());
        return secrets.seal(PURPOSE, Json.bytes(content));
    }

    /** Empty where the letter was sealed with another SECRET_KEY. */
    Optional<Letter> open(LetterKind kind, String to, String sealed) {
        try {
            var json = new String(secrets.open(PURPOSE, sealed), StandardCharsets.UTF_8);
            var content = Json.reader().readValue(json, Content.class);
            return Optional.of(new Letter(kind, to, content.name(), content.language(), content.values()));
        } catch (GeneralSecurityException | JsonProcessingException e) {
            LOG.log(Level.WARNING, "A letter in the outbox cannot be opened with this SECRET_KEY", e);
            return Optional.empty();
        }
    }
}
