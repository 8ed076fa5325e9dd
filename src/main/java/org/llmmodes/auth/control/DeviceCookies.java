package org.llmmodes.auth.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.llmmodes.auth.entity.User;
import org.llmmodes.platform.crypto.Secrets;

/**
 * Tells devices that have signed in to an account before from strangers (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"), so
 * that strangers' guesses lock strangers out and not the owner. A cookie is {@code <device>.<signature over account and device>}.
 */
@ApplicationScoped
public class DeviceCookies {

    private static final String PURPOSE = "device-cookie";

    @Inject
    private Secrets secrets;

    /** A cookie for a device that just signed in to an account. */
    String issue(String email) {
        var device = Secrets.encode(Secrets.random(16));
        return device + "." + sign(email, device);
    }

    /** The device that a cookie proves for an account; empty when it proves none. */
    Optional<String> deviceOf(@Nullable String cookie, String email) {
        if (cookie == null) {
            return Optional.empty();
        }
        var parts = cookie.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        var genuine = MessageDigest.isEqual(
                sign(email, parts[0]).getBytes(StandardCharsets.US_ASCII), parts[1].getBytes(StandardCharsets.UTF_8));
        return genuine ? Optional.of(parts[0]) : Optional.empty();
    }

    /** The name of the counter that an attempt belongs to; tells nothing about the address to who reads the table. */
    String guardKey(String email, Optional<String> device) {
        return secrets.sign("login-guard", User.keyOf(email) + "|" + device.orElse("stranger"));
    }

    private String sign(String email, String device) {
        return secrets.sign(PURPOSE, User.keyOf(email) + "|" + device);
    }
}
