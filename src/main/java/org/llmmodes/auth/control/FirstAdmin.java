package org.llmmodes.auth.control;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.llmmodes.audit.AuditEntry;
import org.llmmodes.audit.AuditTrail;
import org.llmmodes.audit.AuditType;
import org.llmmodes.auth.entity.FormerPassword;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.config.FailedStart;
import org.llmmodes.platform.config.Settings;

/**
 * Sees to the first administrator at start; where there is one already it does nothing. From ADMIN_EMAIL and ADMIN_PASSWORD it makes the
 * account, or appoints the one that has the address: one that is verified or has just that password, since anybody may have registered it. An
 * account's password is never changed. Without the variables it prints a link.
 */
@Singleton
@Startup
@DependsOn("SigningKeys")
public class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class.getName());

    @Inject
    private Settings settings;

    @Inject
    private UserRepository users;

    @Inject
    private SigningKeyRepository installation;

    @Inject
    private BootstrapService bootstrap;

    @Inject
    private PasswordHasher hasher;

    @Inject
    private PasswordRules rules;

    @Inject
    private AuditTrail audit;

    @Inject
    private Clock clock;

    @PostConstruct
    void create() {
        var email = settings.auth().adminEmail();
        var password = settings.auth().adminPassword();
        if (email == null || password == null) {
            bootstrap.offer().ifPresent(this::print);
            return;
        }
        installation.lockInstallation();
        if (users.anyAdmin()) {
            return;
        }
        var known = users.findByEmail(email).orElse(null);
        if (known == null) {
            appoint(make(email, password));
        } else if (known.isVerified() || hasher.matchesNow(password, known.passwordHash())) {
            appoint(known);
        } else {
            LOG.severe("The account with the address of ADMIN_EMAIL is neither verified nor has it that password:"
                    + " it is not made an administrator");
        }
    }

    private User make(String email, String password) {
        var errors = rules.check("ADMIN_PASSWORD", password, OwnWords.ofNobody());
        if (!errors.isEmpty()) {
            FailedStart.stop("ADMIN_PASSWORD must be a password that an account may have. It "
                    + errors.get(0).message().toLowerCase(Locale.ROOT));
        }
        var now = clock.instant();
        var hash = hasher.hashNow(password);
        var user = new User(email, "First", "Administrator", hash, now);
        users.add(user);
        users.remember(new FormerPassword(user.id(), hash, now));
        return user;
    }

    private void appoint(User user) {
        user.appoint(clock.instant());
        audit.record(AuditEntry.own(AuditType.ADMINISTRATOR_APPOINTED, user.id(), user.email())
                .with("by", "ADMIN_EMAIL"));
        LOG.info(() -> "Account " + user.id() + " is the first administrator");
    }

    /** To the console alone and past the server's log: a log is kept and read by many. */
    private void print(String token) {
        var text =
                "%nLLM_MODES has no administrator yet. Open this link within an hour to make the first one:%n    %s%n%n"
                        .formatted(settings.web().appUrl() + "/admin/bootstrap?token=" + token);
        try {
            // Not closed: the console is the process's.
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "There is no console to print the link for the first administrator to", e);
        }
    }
}
