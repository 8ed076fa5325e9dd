package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.llmmodes.auth.entity.User;
import org.llmmodes.mail.Letter;
import org.llmmodes.mail.LetterKind;
import org.llmmodes.mail.Outbox;

/** Writes to the user of an account, in the transaction of what the letter tells of. */
@ApplicationScoped
public class UserLetters {

    @Inject
    private Outbox outbox;

    void send(LetterKind kind, User user) {
        send(kind, user, Map.of());
    }

    void sendToken(LetterKind kind, User user, String token) {
        send(kind, user, Map.of("token", token));
    }

    void send(LetterKind kind, User user, Map<String, String> values) {
        outbox.put(new Letter(kind, user.email(), user.firstName(), user.language(), values));
    }
}
