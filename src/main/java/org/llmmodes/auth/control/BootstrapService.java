package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.BootstrapLink;
import org.llmmodes.auth.entity.FormerPassword;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.crypto.Secrets;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;

/** The link that makes the first administrator. */
@Stateless
public class BootstrapService {

    private static final Duration LIFETIME = Duration.ofHours(1);

    @Inject
    private SigningKeyRepository installation;

    @Inject
    private UserRepository users;

    @Inject
    private Secrets secrets;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /** The token of the link, which is made where there is none that is good; empty where there is an administrator already. */
    public Optional<String> offer() {
        installation.lockInstallation();
        if (users.anyAdmin()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var link = installation.bootstrapLink();
        if (link.seed(now).isEmpty()) {
            link.offer(Secrets.randomToken(), now, LIFETIME);
        }
        return link.seed(now).map(this::token);
    }

    /** @throws ProblemException 400 where the token is not the link's, or the link is good no more */
    public void check(String token) {
        require(token);
    }

    /**
     * Makes the first administrator, once.
     *
     * @throws ProblemException 400 where the token is not the link's, or the link is good no more; 409 where the address is known
     */
    public User appoint(String token, String email, String firstName, String lastName, String passwordHash) {
        installation.lockInstallation();
        var link = require(token);
        if (users.findByEmail(email).isPresent()) {
            throw AccountService.known();
        }
        var now = clock.instant();
        var user = new User(email, firstName, lastName, passwordHash, now);
        user.appoint(now);
        users.add(user);
        users.remember(new FormerPassword(user.id(), passwordHash, now));
        link.spend();
        audit.record(AuditEntry.own(AuditType.ADMINISTRATOR_APPOINTED, user.id(), user.email())
                .with("by", "bootstrap link"));
        return user;
    }

    private BootstrapLink require(String token) {
        var link = installation.bootstrapLink();
        var good = link.seed(clock.instant())
                .map(seed -> MessageDigest.isEqual(
                        token(seed).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
        if (!good || users.anyAdmin()) {
            throw new ProblemException(
                    ProblemType.INVALID_TOKEN,
                    "The link is not valid any more; a server that starts without an administrator prints another.");
        }
        return link;
    }

    private String token(String seed) {
        return secrets.sign("admin-bootstrap", seed);
    }
}
