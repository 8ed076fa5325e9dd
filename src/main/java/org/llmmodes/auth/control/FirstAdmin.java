package org.llmmodes.auth.control;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Logger;
import org.llmmodes.auth.entity.SigningKeyRepository;
import org.llmmodes.auth.entity.User;
import org.llmmodes.auth.entity.UserRepository;
import org.llmmodes.platform.config.Settings;

/** Makes the first administrator from ADMIN_EMAIL and ADMIN_PASSWORD, once: where there is an administrator already it does nothing. */
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
    private PasswordHasher hasher;

    @Inject
    private Clock clock;

    @PostConstruct
    void create() {
        var email = settings.auth().adminEmail();
        var password = settings.auth().adminPassword();
        if (email == null || password == null) {
            return;
        }
        installation.lockInstallation();
        if (users.anyAdmin()) {
            return;
        }
        var now = clock.instant();
        var user = users.findByEmail(email).orElse(null);
        if (user == null) {
            user = new User(email, "First", "Administrator", hasher.hashNow(password), now);
            users.add(user);
        }
        user.appoint(now);
        var id = user.id();
        LOG.info(() -> "Account " + id + " is the first administrator");
    }
}
