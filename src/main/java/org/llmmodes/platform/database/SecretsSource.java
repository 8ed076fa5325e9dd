package org.llmmodes.platform.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.llmmodes.platform.crypto.Secrets;

/** Gives everybody the secrets that were opened at start. */
@ApplicationScoped
public class SecretsSource {

    @Inject
    private Startup startup;

    @Produces
    @Singleton
    public Secrets secrets() {
        return startup.secrets();
    }
}
