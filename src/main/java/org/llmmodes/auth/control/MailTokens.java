package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.llmmodes.auth.entity.MailToken;
import org.llmmodes.auth.entity.MailToken.Purpose;
import org.llmmodes.auth.entity.MailTokenRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.crypto.Secrets;

/**
 * Makes and takes the tokens of letters, in the transaction of the caller: 256 random bits, of which only an HMAC with their purpose is
 * stored. Whoever works on the tokens of an account has its row locked first, so that nobody waits in a ring.
 */
@ApplicationScoped
public class MailTokens {

    @Inject
    private MailTokenRepository tokens;

    @Inject
    private UserRepository users;

    @Inject
    private Secrets secrets;

    @Inject
    private Clock clock;

    /** A new token in the place of the one before; {@code user} is locked. */
    String issue(User user, Purpose purpose, Instant expiresAt) {
        var now = clock.instant();
        var token = Secrets.randomToken();
        var hash = hash(purpose, token);
        tokens.find(user.id(), purpose)
                .ifPresentOrElse(
                        known -> known.replace(hash, now, expiresAt),
                        () -> tokens.add(new MailToken(user.id(), purpose, hash, now, expiresAt)));
        return token;
    }

    /** The active account that a token is for, without using it up. */
    Optional<User> find(Purpose purpose, String token) {
        return tokens.findOwner(hash(purpose, token), clock.instant())
                .flatMap(users::findById)
                .filter(User::isActive);
    }

    /** The active account that a token was for, locked; the token is used up. Of all that race with one token, one gets the account. */
    Optional<User> spend(Purpose purpose, String token) {
        var now = clock.instant();
        var hash = hash(purpose, token);
        return tokens.findOwner(hash, now)
                .flatMap(users::findForUpdate)
                .filter(User::isActive)
                .filter(user -> tokens.spend(hash, now));
    }

    /** The token of an account for a purpose that was made for just this end; empty where there is none. */
    boolean exists(User user, Purpose purpose, Instant expiresAt) {
        return tokens.find(user.id(), purpose)
                .filter(token -> token.expiresAt().equals(expiresAt))
                .isPresent();
    }

    private String hash(Purpose purpose, String token) {
        return secrets.sign("mail-token", purpose.name() + "|" + token);
    }
}
