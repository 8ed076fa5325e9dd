package org.llmmodes.auth.control;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.RightsLost;
import org.llmmodes.auth.entity.FormerPassword;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.problem.ProblemException;
import org.llmmodes.platform.problem.ProblemType;
import org.llmmodes.platform.web.ETags;

/** Accounts: creating, reading, changing, deleting. */
@Stateless
public class AccountService {

    @Inject
    private UserRepository users;

    @Inject
    private VerificationService verification;

    @Inject
    private SessionService sessions;

    @Inject
    private LastAdmin lastAdmin;

    @Inject
    private Event<RightsLost> rightsLost;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    /**
     * What sign-in needs to know.
     *
     * @param userId       whose
     * @param passwordHash against which
     */
    public record Credentials(long userId, String passwordHash) {}

    /**
     * Creates an account, and asks its user to confirm the address.
     *
     * @param language what the user is written to in: a BCP 47 tag
     * @throws ProblemException 409 when the address is known, also when another request was faster by a moment
     */
    public User register(String email, String firstName, String lastName, String passwordHash, String language) {
        if (users.findByEmail(email).isPresent()) {
            throw known();
        }
        var now = clock.instant();
        var user = new User(email, firstName, lastName, passwordHash, now);
        user.speak(language);
        try {
            users.add(user);
        } catch (PersistenceException race) {
            if (!users.isRaceForAddress(race)) {
                throw race;
            }
            throw known();
        }
        users.remember(new FormerPassword(user.id(), passwordHash, now));
        audit.record(AuditEntry.own(AuditType.ACCOUNT_REGISTERED, user.id(), user.email()));
        verification.ask(user);
        return user;
    }

    /** Whether an account has this address; registration asks before it spends a processor on hashing. */
    public boolean isKnown(String email) {
        return users.findByEmail(email).isPresent();
    }

    public Optional<Credentials> findCredentials(String email) {
        return users.findByEmail(email).map(user -> new Credentials(user.id(), user.passwordHash()));
    }

    /** @throws ProblemException 401 when the account was deleted a moment ago */
    public User require(long userId) {
        return users.findById(userId).orElseThrow(ProblemException::unauthenticated);
    }

    /** Changes the name, if the version still fits; null keeps a part. */
    public User rename(long userId, @Nullable String firstName, @Nullable String lastName, @Nullable String ifMatch) {
        var user = users.findForUpdate(userId).orElseThrow(ProblemException::unauthenticated);
        ETags.requireMatch(ifMatch, user.version());
        user.rename(firstName, lastName, clock.instant());
        users.flush();
        audit.record(
                AuditEntry.own(AuditType.ACCOUNT_CHANGED, userId, user.email()).with("changed", "name"));
        return user;
    }

    /**
     * Deletes an account, if the version still fits, and, by the database's own rules, all that belongs to it: sessions, chats, messages, files,
     * settings.
     *
     * @throws ProblemException 400 for the last active administrator
     */
    public void delete(long userId, @Nullable String ifMatch) {
        lastAdmin.keep(userId);
        var user = users.findForUpdate(userId).orElseThrow(ProblemException::unauthenticated);
        ETags.requireMatch(ifMatch, user.version());
        rightsLost.fire(new RightsLost(userId, true));
        sessions.endAll(userId, null);
        users.remove(user);
        audit.record(AuditEntry.own(AuditType.ACCOUNT_DELETED, userId, user.email()));
    }

    static ProblemException known() {
        return new ProblemException(ProblemType.CONFLICT, "An account with this e-mail address exists already.");
    }
}
