package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.crypto.Secrets;

/** Whose a counter of failures is: told to administrators, and not to who reads the table. */
@ApplicationScoped
public class GuardOwners {

    private static final String PURPOSE = "login-guard-owner";

    @Inject
    private Secrets secrets;

    /** The same for all counters of an address, the strangers' and the known devices'. */
    String keyOf(String email) {
        return secrets.sign(PURPOSE, User.keyOf(email));
    }

    String seal(String email) {
        return secrets.seal(PURPOSE, User.keyOf(email).getBytes(StandardCharsets.UTF_8));
    }

    /** The address of a counter; a question mark where it cannot be read. */
    String open(@Nullable String sealed) {
        if (sealed == null) {
            return "?";
        }
        try {
            return new String(secrets.open(PURPOSE, sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            return "?";
        }
    }
}
